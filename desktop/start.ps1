# Starts Khronika from a checkout on Windows, after making what it needs: once, and again when that
# changes. The same as desktop/start, which says it in full:
#
#   .\desktop\start.ps1                 the program
#   .\desktop\start.ps1 sample          the program on a fresh sample archive
#   .\desktop\start.ps1 test [WORD...]  the tests; the words go to pytest
#   .\desktop\start.ps1 WORD...         the words go to khronika
#
# Where scripts may not run: powershell -ExecutionPolicy Bypass -File desktop\start.ps1

$ErrorActionPreference = 'Stop'
$top = Split-Path -Parent $PSScriptRoot
$words = @($args)

function Stop-With([string[]] $Lines) {
    $Lines | ForEach-Object { [Console]::Error.WriteLine($_) }
    exit 1
}

function Find-Python {
    $ErrorActionPreference = 'Continue' # Windows PowerShell 5.1 stops at any word on standard error
    $fits = 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))'
    $candidates = if ($env:KHRONIKA_PYTHON) { , @($env:KHRONIKA_PYTHON) }
    else { @('py', '-3.13'), @('py', '-3.12'), @('py', '-3.11'), @('python3'), @('python') }
    foreach ($candidate in $candidates) {
        $program, $options = $candidate
        if (-not (Get-Command $program -ErrorAction SilentlyContinue)) { continue }
        & $program @options -c $fits *> $null
        if ($LASTEXITCODE -eq 0) { return , $candidate }
    }
    Stop-With 'Khronika needs Python 3.11, 3.12 or 3.13, and found none of them.',
    'Install one of them, or name it in the environment variable KHRONIKA_PYTHON.'
}

function Get-Sum([string[]] $Paths) {
    ($Paths | ForEach-Object { (Get-FileHash -Algorithm SHA256 -LiteralPath $_).Hash }) -join ' '
}

# The stamp holds the sums of the requirements installed. It is taken away before pip starts, so an
# environment without one was left half made, and is made anew.
function Install-Requirements([string[]] $Lists) {
    $paths = @($Lists | ForEach-Object { Join-Path $top ".ci\$_" })
    $wanted = Get-Sum $paths
    $stamp = Join-Path $venv 'khronika-installed'
    if ((Test-Path $stamp) -and (Test-Path $python)) {
        if ((Get-Content -Raw $stamp).StartsWith($wanted)) { return }
    }
    else {
        Write-Host "Making the virtual environment $venv ..."
        $program, $options = Find-Python
        & $program @options -m venv --clear $venv
        if ($LASTEXITCODE -ne 0) { Stop-With "The virtual environment $venv could not be made." }
    }
    if (Test-Path $stamp) { Remove-Item $stamp }
    Write-Host 'Installing the libraries, each checked against its recorded hash ...'
    $named = @($paths | ForEach-Object { '-r', $_ })
    & $python -m pip install --disable-pip-version-check --no-input --require-hashes `
        --only-binary ':all:' @named
    if ($LASTEXITCODE -ne 0) {
        Stop-With 'The libraries could not be installed; what pip said stands above.',
        'They come from the Python Package Index: is this computer online? Then start again.'
    }
    Set-Content -NoNewline $stamp $wanted
}

function Build-Catalogs {
    $sources = @(Get-ChildItem (Join-Path $top 'resources\locale\*\LC_MESSAGES\khronika.po'))
    if ($sources.Count -eq 0) { return }
    $wanted = Get-Sum $sources.FullName
    $stamp = Join-Path $venv 'khronika-catalogs'
    if ((Test-Path $stamp) -and (Get-Content -Raw $stamp) -eq $wanted) { return }
    & $python (Join-Path $top '.ci\catalogs.py') compile
    if ($LASTEXITCODE -ne 0) { Stop-With 'The catalogs could not be compiled.' }
    Set-Content -NoNewline $stamp $wanted
}

$venv = if ($env:KHRONIKA_VENV) { $env:KHRONIKA_VENV } else { Join-Path $top '.venv' }
$python = Join-Path $venv 'Scripts\python.exe'
$asked = if ($words.Count) { $words[0] } else { '' }
$rest = @($words | Select-Object -Skip 1)
$lists = @('requirements.txt', 'requirements-build.txt')
if ($asked -eq 'test') { $lists += 'requirements-dev.txt' }

Install-Requirements $lists
Build-Catalogs
$env:PYTHONPATH = Join-Path $top 'desktop'
if ($asked -eq 'test') {
    Set-Location $top
    $env:QT_QPA_PLATFORM = 'offscreen'
    & $python -m pytest @rest
}
elseif ($asked -eq 'sample') { & $python -P -m khronika --sample @rest }
else { & $python -P -m khronika @words }
exit $LASTEXITCODE
