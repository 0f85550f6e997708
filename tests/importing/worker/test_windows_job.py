"""As much of Windows as can be seen from elsewhere: the shapes that its documentation gives."""

import ctypes

from khronika.importing.worker import windows_job


def test_the_structures_have_the_sizes_of_windows() -> None:
    if ctypes.sizeof(ctypes.c_void_p) == 8:
        assert ctypes.sizeof(windows_job._Basic) == 64
        assert ctypes.sizeof(windows_job._Extended) == 144


def test_what_is_wanted_is_said() -> None:
    wanted = windows_job._wanted(1 << 30, 15)
    assert wanted.ProcessMemoryLimit == 1 << 30
    assert wanted.BasicLimitInformation.PerProcessUserTimeLimit == 150_000_000
    assert wanted.BasicLimitInformation.ActiveProcessLimit == 1
    assert wanted.BasicLimitInformation.LimitFlags == 0x2 | 0x8 | 0x100 | 0x400
