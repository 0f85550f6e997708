"""Short Russian and Ukrainian texts in every code page they come in, and what is not one."""

import random

import pytest

from khronika.importing.code_pages import CYRILLIC, likely, likely_wide

RUSSIAN = (
    "Вчера вечером в Москве задержали троих человек за плакаты.",
    "Суд назначил им штраф.",
    "Приговор обжалован в областном суде.",
    "Объявление: съезд, подъезд, её ёлка, ещё всё.",
    "Сгорел релейный шкаф на железной дороге.",
    "Никто не пострадал.",
    "Привет.",
)
UKRAINIAN = (
    "Учора ввечері в Києві відбулася зустріч.",
    "Люди вийшли на площу з жовтими стрічками.",
    "Її затримали біля будинку.",
    "Мешканці міста підтримали протест.",
    "Ніхто не постраждав.",
    "Це наша земля.",
)
WITHOUT_UKRAINIAN = ("koi8-r", "cp866")


def _read(data: bytes) -> str:
    return data.decode(likely(data)[0])


@pytest.mark.parametrize("page", CYRILLIC)
@pytest.mark.parametrize("text", RUSSIAN)
def test_one_russian_sentence_is_enough(page: str, text: str) -> None:
    assert _read(text.encode(page)) == text


@pytest.mark.parametrize("page", [page for page in CYRILLIC if page not in WITHOUT_UKRAINIAN])
@pytest.mark.parametrize("text", UKRAINIAN)
def test_one_ukrainian_sentence_is_enough(page: str, text: str) -> None:
    assert _read(text.encode(page)) == text


@pytest.mark.parametrize("page", ["cp1251", "koi8-u", "iso-8859-5"])
def test_capitals_are_read(page: str) -> None:
    for text in (*RUSSIAN, *UKRAINIAN):
        assert _read(text.upper().encode(page)) == text.upper()


@pytest.mark.parametrize(
    "text",
    [
        "Größere Menschenmengen über die Straße.",
        "Les manifestants ont été arrêtés à Paris. L’État a refusé.",
        "je suis à Paris",
        "“I can’t say,” she told us — it’s over…",
    ],
)
def test_western_texts_are_not_taken_for_cyrillic(text: str) -> None:
    assert _read(text.encode("cp1252")) == text


def test_polish_is_read() -> None:
    text = "Wrocław jest piękny. Łódź i Kraków, Zażółć gęślą jaźń."
    assert _read(text.encode("cp1250")) == text


def test_russian_with_latin_words_is_read() -> None:
    text = "По данным OVD-Info, задержан автор Telegram-канала «Новости № 5»."
    assert _read(text.encode("cp1251")) == text


def test_a_rare_letter_far_on_decides() -> None:
    """Most of it is the same in KOI8-R and KOI8-U; one word is not."""
    text = "Суд отложил дело. " * 60 + 'Газета "Її земля" закрыта.'
    assert _read(text.encode("koi8-u")) == text


def test_noise_makes_sense_nowhere() -> None:
    noise = random.Random(1)
    for _ in range(20):
        assert likely(noise.randbytes(300)) == []


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("text", ["Привіт, світе 🙂", "hello, world\n", "Ні"])
def test_wide_encodings_are_seen_without_a_mark(encoding: str, text: str) -> None:
    assert likely_wide(text.encode(encoding)) == encoding


def test_a_program_is_not_wide_text() -> None:
    assert likely_wide(b"\x7fELF\x02\x01\x01\0" + bytes(56)) is None
    assert likely_wide(random.Random(2).randbytes(400)) is None
