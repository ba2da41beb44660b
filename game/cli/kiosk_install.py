"""Writes what makes this machine a kiosk, and says what is left to do by who may do everything on it."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final, Literal, NamedTuple
from xml.sax.saxutils import escape

from game.cli.arguments import typed
from game.cli.output import agree, write
from game.cli.printed import say
from game.cli.wrong import UsageError
from game.kiosk import KioskSettings
from game.paths import deploy_dir
from game.writing import reason_of

Platform = Literal["systemd", "macos", "windows"]
USUAL_USER: Final = "kiosk"
_USER: Final = re.compile(r"[a-z_][a-z0-9_-]{0,30}")
_DISPLAY: Final = "head-and-heart-display.service"
_KIOSK: Final = "head-and-heart-kiosk.service"
_NEEDED: Final = {"cage": "cage", "seatd": "seatd", "Xwayland": "xwayland"}
"""Programs that show the kiosk on Linux, and the Debian packages that they are in."""
_LIBRARIES: Final = {
    "libX11.so.6": "libx11-6", "libXcursor.so.1": "libxcursor1", "libXext.so.6": "libxext6",
    "libXfixes.so.3": "libxfixes3", "libXi.so.6": "libxi6", "libXrandr.so.2": "libxrandr2", "libXss.so.1": "libxss1",
}  # fmt: skip
"""What SDL looks for when it opens a window, and for touches; an empty Debian has none of it."""
_HOMES: Final = (Path("/home"), Path("/root"), Path("/run/user"))


class Here(NamedTuple):
    """This machine, as the files are to name it."""

    python: Path
    folder: Path
    """Where `-m game` is found."""
    config: Path
    settings: KioskSettings
    user: str
    platform: Platform


def here(config: Path, settings: KioskSettings, user: str) -> Here:
    """This machine.

    Raises:
        UsageError: where a name cannot stand in such files.
    """
    if not _USER.fullmatch(user):
        raise UsageError(f"no user is called '{user}': small letters, digits, - and _, as in --user kiosk.")
    platform: Platform = "systemd"
    if sys.platform in ("win32", "darwin"):
        platform = "windows" if sys.platform == "win32" else "macos"
    place = Path(sys.executable), Path(__file__).resolve().parents[2], config.absolute(), settings, user, platform
    found = Here(*place)
    for path in (found.python, found.folder, found.config, settings.saves, settings.log, *settings.sticks):
        if any(ord(character) < 32 or character == '"' for character in str(path)):
            raise UsageError(f"'{path}' has a line break or a quotation mark in its name, which no service can name.")
    return found


def install(at: Here, out: Path, *, force: bool, dry_run: bool) -> int:
    """Write the files, or with ``dry_run`` print them; and say each step, and what is left to do.

    Returns:
        The exit code, 0.

    Raises:
        UsageError: where a file is there already and is not to be written over, or cannot be written.
    """
    files = _files(at)
    made = {out / name: text for name, (text, _) in files.items()}
    if dry_run:
        for path, text in made.items():
            say(f"# {path} would be:\n{text}")
        say("Nothing was written.")
    else:
        agree(list(made), force=force)
        _make(out)
        for path, text in made.items():
            write(path, text.replace("\n", "\r\n").encode() if path.suffix == ".cmd" else text)
            say(f"Wrote {path}: {files[path.name][1]}.")
    say(f"\n{_LEFT[at.platform]}")
    for command in _COMMANDS[at.platform](at, [out / name for name in files]):
        say(f"  {command}")
    for warning in _warnings(at):
        say(f"\n{warning}")
    say("\nThen see whether it may open to the public, as the kiosk's user and on its screen:")
    say(f"  {_doctor(at)}")
    return 0


def _doctor(at: Here) -> str:
    """The command with which the kiosk's user asks the doctor, on the kiosk's screen."""
    words = [str(at.python), "-m", "game", "kiosk", "--doctor", "--config", str(at.config)]
    if at.platform == "windows":
        return f'cd /d "{at.folder}" && {subprocess.list2cmdline(words)}'
    shown = ["runuser", "-u", at.user, "--", "env", "DISPLAY=:0", "SDL_VIDEODRIVER=x11"]
    return f"cd {shlex.quote(str(at.folder))} && {shlex.join([*(shown if at.platform == 'systemd' else []), *words])}"


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"the folder '{folder}' cannot be made: {reason_of(error)}.") from error


def _files(at: Here) -> Mapping[str, tuple[str, str]]:
    """The files by name, as they are for this machine, and what each is."""
    examples = _EXAMPLES[at.platform](at)
    return {
        Path(name).name: (_filled((deploy_dir() / name).read_text("utf-8"), examples), what)
        for name, what in _FILES[at.platform].items()
    }


def _filled(text: str, examples: Mapping[str, str]) -> str:
    """A file with what it has as examples said for this machine."""
    parts = sorted(examples, key=len, reverse=True)
    return re.sub("|".join(map(re.escape, parts)), lambda found: examples[found[0]], text)


_FILES: Final[Mapping[Platform, Mapping[str, str]]] = {
    "systemd": {
        f"systemd/{_DISPLAY}": "the screen, which shows the kiosk and nothing else",
        f"systemd/{_KIOSK}": "the kiosk, started with the machine, and again whenever it ends by itself or freezes",
    },
    "macos": {"macos/head-and-heart.kiosk.plist": "starts the kiosk when its account logs in, and again when it ends"},
    "windows": {
        "windows/shell-launcher.xml": "the kiosk in the place of the desktop (Enterprise, Education, IoT Enterprise)",
        "windows/kiosk.cmd": "starts the kiosk, and again when it ends (every Windows)",
    },
}
_LEFT: Final[Mapping[Platform, str]] = {
    "systemd": "What is left to do, as root:",
    "macos": "What is left to do, as the account that logs in by itself:",
    "windows": "What is left to do, as an administrator; the last line is for where the first three cannot be had:",
}


def _systemd_examples(at: Here) -> Mapping[str, str]:
    def command(path: Path) -> str:
        return '"' + str(path).replace("\\", "\\\\").replace("%", "%%").replace("$", "$$") + '"'

    def optional(path: Path) -> str:
        return '"-' + str(path).replace("\\", "\\\\").replace("%", "%%") + '"'

    folder = str(at.folder).replace("%", "%%")
    examples = {
        '"/opt/head-and-heart/.venv/bin/python"': command(at.python),
        '"/etc/head-and-heart/kiosk.toml"': command(at.config),
        "WorkingDirectory=/opt/head-and-heart": f"WorkingDirectory={folder}",
        '"-/var/lib/head-and-heart"': optional(at.settings.saves),
        '"-/var/log/head-and-heart"': " ".join(map(optional, (at.settings.log, *at.settings.sticks))),
        "User=kiosk": f"User={at.user}",
    }
    if _in_homes(at):
        examples["ProtectHome=yes"] = "ProtectHome=read-only"
    return examples


def _macos_examples(at: Here) -> Mapping[str, str]:
    return {
        "<string>/Applications/HeadAndHeart/.venv/bin/python</string>": f"<string>{escape(str(at.python))}</string>",
        "<string>/Applications/HeadAndHeart</string>": f"<string>{escape(str(at.folder))}</string>",
        "<string>/Users/Shared/HeadAndHeart/kiosk.toml</string>": f"<string>{escape(str(at.config))}</string>",
    }


def _windows_examples(at: Here) -> Mapping[str, str]:
    python, windowed = at.python.with_name("python.exe"), at.python.with_name("pythonw.exe")

    def batch(path: Path) -> str:
        return f'"{path}"'.replace("%", "%%")

    return {
        r"&quot;C:\HeadAndHeart\.venv\Scripts\pythonw.exe&quot;": f"&quot;{escape(str(windowed))}&quot;",
        r"&quot;C:\ProgramData\HeadAndHeart\kiosk.toml&quot;": f"&quot;{escape(str(at.config))}&quot;",
        r'"C:\HeadAndHeart\.venv\Scripts\python.exe"': batch(python),
        r'"C:\ProgramData\HeadAndHeart\kiosk.toml"': batch(at.config),
        r'"C:\HeadAndHeart"': batch(at.folder),
        '<Account Name="kiosk"/>': f'<Account Name="{at.user}"/>',
    }


_EXAMPLES: Final[Mapping[Platform, Callable[[Here], Mapping[str, str]]]] = {
    "systemd": _systemd_examples,
    "macos": _macos_examples,
    "windows": _windows_examples,
}


def _systemd_commands(at: Here, files: Sequence[Path]) -> list[str]:
    missing = [package for program, package in _NEEDED.items() if shutil.which(program) is None]
    missing += [package for library, package in _LIBRARIES.items() if not _has_library(library)]
    folders = shlex.join(str(path) for path in dict.fromkeys((at.settings.saves, at.settings.log)))
    config, folder, python = (shlex.quote(str(path)) for path in (at.config, at.folder, at.python))
    no_pin = [f"cd {folder} && {python} -m game kiosk --set-pin --config {config}"] if not at.settings.pin else []
    return [
        *([f"apt install {' '.join(missing)}"] if missing else []),
        *([] if _is_user(at.user) else [f"useradd --system --shell /usr/sbin/nologin {at.user}"]),
        f"install -d -m 0700 -o {at.user} -g {at.user} {folders}",
        *no_pin,
        f"chown root:{at.user} {config} && chmod 0640 {config}",
        f"install -m 0644 {shlex.join(map(str, files))} /etc/systemd/system/",
        "systemctl daemon-reload",
        f"systemctl enable --now seatd {_DISPLAY} {_KIOSK}",
        f"systemctl status {_KIOSK}",
    ]


def _macos_commands(_at: Here, files: Sequence[Path]) -> list[str]:
    agent = "~/Library/LaunchAgents/head-and-heart.kiosk.plist"
    return [
        "mkdir -p ~/Library/LaunchAgents",
        f"cp {shlex.join(map(str, files))} {agent}",
        f"launchctl bootstrap gui/$(id -u) {agent}",
    ]


def _windows_commands(at: Here, files: Sequence[Path]) -> list[str]:
    xml, script = (str(path.absolute()) for path in files)
    quoted = xml.replace("'", "''")
    bridge = (
        "$bridge = Get-CimInstance -Namespace root\\cimv2\\mdm\\dmmap -ClassName MDM_AssignedAccess;"
        f" $bridge.ShellLauncher = [Net.WebUtility]::HtmlEncode((Get-Content -Raw '{quoted}'));"
        " Set-CimInstance -CimInstance $bridge"
    )
    return [
        "powershell Enable-WindowsOptionalFeature -Online -FeatureName Client-EmbeddedShellLauncher -All",
        f"powershell {bridge}   (as SYSTEM: psexec -s)",
        "shutdown /r /t 0",
        f'schtasks /create /tn "Head and Heart kiosk" /sc onlogon /ru {at.user} /it /tr "\\"{script}\\""',
    ]


_COMMANDS: Final[Mapping[Platform, Callable[[Here, Sequence[Path]], list[str]]]] = {
    "systemd": _systemd_commands,
    "macos": _macos_commands,
    "windows": _windows_commands,
}


def _has_library(name: str) -> bool:
    """Whether a library of the system is there."""
    homes = (Path("/usr/lib"), Path("/usr/lib64"))
    return any((home / name).exists() or any(home.glob(f"*/{name}")) for home in homes)


def _is_user(name: str) -> bool:
    """Whether there is such a user on this machine."""
    try:
        import pwd  # noqa: PLC0415 - not on Windows

        pwd.getpwnam(name)
    except (ImportError, KeyError):
        return False
    return True


def _in_homes(at: Here) -> list[Path]:
    """What the kiosk needs and lies in somebody's home."""
    needed = (at.python, at.folder, at.config, at.settings.library, at.settings.saves, at.settings.log)
    with_links = [(path, real) for path in needed for real in (path.absolute(), path.resolve())]
    return list(dict.fromkeys(path for path, real in with_links if any(real.is_relative_to(home) for home in _HOMES)))


def _warnings(at: Here) -> list[str]:
    """What will not work as it stands, each in one sentence."""
    told = []
    if at.platform == "systemd" and (private := _in_homes(at)):
        listed = ", ".join(typed(path) for path in private)
        told.append(
            f"These lie in somebody's home, or lead there, where {at.user} may not be let in: {listed}. A place such as"
            " /opt/head-and-heart is better."
        )
    library = at.settings.library.resolve()
    if any(library.is_relative_to(folder.resolve()) for folder in (at.settings.saves, at.settings.log)):
        told.append("The library lies in a folder that the kiosk may write into; put it elsewhere, so that it cannot.")
    return told
