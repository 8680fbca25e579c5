# SPDX-License-Identifier: Apache-2.0
"""The set-up script names or installs what is missing, and does nothing twice.

The script runs for real, in a folder whose name has blanks, with a search path that holds only
stand-ins for the interpreter and the package system.
"""

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TOOLS = ("make", "sh", "dirname", "cmp", "cp", "rm", "mkdir", "cat", "touch")

PYTHON = """#!/bin/sh
echo "python $*" >> "$LOG"
case "$*" in
    *ensurepip*) test -e "$STATE/has-venv" ;;
    *-venv*version_info*) echo python3.11-venv ;;
    *version_info*) test -e "$STATE/suitable" ;;
    *--installed*) ;;
    *system_libraries*) if test -e "$STATE/lacks"; then cat "$STATE/lacks"; fi ;;
    "-m venv"*) rm -rf .venv && mkdir -p .venv/bin && cp "$0" .venv/bin/python ;;
    "-m pip install"*) test ! -e "$STATE/no-network" ;;
esac
"""
APT = """#!/bin/sh
echo "apt-get $*" >> "$LOG"
case "$1" in install) rm -f "$STATE/lacks"; touch "$STATE/has-venv" ;; esac
"""


@dataclass(frozen=True, slots=True)
class Machine:
    """A checkout in a folder with blanks, on a computer of which the test says what it has."""

    folder: Path

    @property
    def checkout(self) -> Path:
        """The folder of the program."""
        return self.folder / "my clerk app"

    def state(self, name: str, content: str = "") -> None:
        """Say that the computer has or lacks something."""
        (self.folder / "state" / name).write_text(content, encoding="utf-8")

    def tool(self, name: str, script: str) -> None:
        """Put a stand-in on the search path."""
        path = self.folder / "bin" / name
        path.write_text(script, encoding="utf-8")
        path.chmod(0o755)

    def set_up(self, kind: str) -> subprocess.CompletedProcess[str]:
        """Run the script."""
        return self.command(["sh", "scripts/setup.sh", kind])

    def command(self, command: list[str], **variables: str) -> subprocess.CompletedProcess[str]:
        """Run a command in the checkout with the stand-ins alone on the search path."""
        (self.folder / "log").unlink(missing_ok=True)
        environment = {
            "PATH": str(self.folder / "bin"),
            "LOG": str(self.folder / "log"),
            "STATE": str(self.folder / "state"),
            **variables,
        }
        return subprocess.run(
            command,
            cwd=self.checkout,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )

    def done(self, beginning: str) -> list[str]:
        """List the calls of stand-ins in the last run that begin so."""
        lines = (self.folder / "log").read_text(encoding="utf-8").splitlines()
        return [line for line in lines if line.startswith(beginning)]


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A computer with Python and nothing missing, used by somebody who is not root."""
    new = Machine(tmp_path)
    for name in ("bin", "state", "my clerk app/scripts", "my clerk app/locks"):
        (tmp_path / name).mkdir(parents=True)
    shutil.copy(ROOT / "Makefile", new.checkout)
    shutil.copy(ROOT / "scripts" / "setup.sh", new.checkout / "scripts")
    for lock in ("runtime", "dev"):
        (new.checkout / "locks" / f"{lock}.txt").write_text(f"{lock} 1\n", encoding="utf-8")
    for name in TOOLS:
        real = shutil.which(name)
        assert real
        (tmp_path / "bin" / name).symlink_to(real)
    new.tool("python3.11", PYTHON)
    new.tool("pdftotext", "#!/bin/sh\n")
    new.tool("id", "#!/bin/sh\necho 1000\n")
    new.tool("apt-get", APT)
    new.state("suitable")
    new.state("has-venv")
    return new


@pytest.mark.parametrize("kind", ["runtime", "dev"])
def test_a_bare_checkout_is_made_ready_once(machine: Machine, kind: str) -> None:
    first = machine.set_up(kind)
    assert first.returncode == 0, first.stderr
    (install,) = machine.done("python -m pip install")
    assert "--require-hashes --only-binary :all:" in install
    assert install.endswith(f"-r locks/{kind}.txt")
    second = machine.set_up(kind)
    assert (second.returncode, second.stdout) == (0, "")
    assert machine.done("python -m pip install") == []


def test_a_changed_lock_is_installed_again(machine: Machine) -> None:
    machine.set_up("runtime")
    (machine.checkout / "locks" / "runtime.txt").write_text("runtime 2\n", encoding="utf-8")
    assert machine.set_up("runtime").returncode == 0
    assert len(machine.done("python -m pip install")) == 1


def test_what_the_tests_need_holds_what_the_program_needs(machine: Machine) -> None:
    machine.set_up("dev")
    assert machine.set_up("runtime").returncode == 0
    assert machine.done("python -m pip install") == []


def test_a_failed_installation_is_tried_again(machine: Machine) -> None:
    machine.state("no-network")
    assert machine.set_up("runtime").returncode != 0
    (machine.folder / "state" / "no-network").unlink()
    assert machine.set_up("runtime").returncode == 0
    assert len(machine.done("python -m pip install")) == 1


def test_one_line_names_all_that_is_missing(machine: Machine) -> None:
    (machine.folder / "state" / "has-venv").unlink()
    (machine.folder / "bin" / "pdftotext").unlink()
    machine.state("lacks", "libegl1 libxcb-cursor0\n")
    answer = machine.set_up("dev")
    assert answer.returncode == 3
    lines = [line.strip() for line in answer.stdout.splitlines() if "apt-get" in line]
    names = "python3.11-venv poppler-utils libegl1 libxcb-cursor0"
    assert lines == [f"sudo apt-get install -y --no-install-recommends {names}"]
    assert machine.done("apt-get") == []
    assert not (machine.checkout / ".venv").exists()


def test_the_program_itself_needs_no_tool_of_the_tests(machine: Machine) -> None:
    (machine.folder / "bin" / "pdftotext").unlink()
    assert machine.set_up("runtime").returncode == 0


def test_root_gets_it_installed(machine: Machine) -> None:
    machine.tool("id", "#!/bin/sh\necho 0\n")
    (machine.folder / "state" / "has-venv").unlink()
    machine.state("lacks", "libegl1\n")
    answer = machine.set_up("runtime")
    assert answer.returncode == 0, answer.stdout + answer.stderr
    assert machine.done("apt-get")[-1].endswith("python3.11-venv libegl1")


def test_root_without_a_package_source_is_told_the_line(machine: Machine) -> None:
    machine.tool("id", "#!/bin/sh\necho 0\n")
    machine.tool("apt-get", "#!/bin/sh\nexit 100\n")
    machine.state("lacks", "libegl1\n")
    answer = machine.set_up("runtime")
    assert answer.returncode == 3
    assert "apt-get install -y --no-install-recommends libegl1" in answer.stdout


def test_no_python_at_all_is_named(machine: Machine) -> None:
    (machine.folder / "bin" / "python3.11").unlink()
    answer = machine.set_up("runtime")
    assert answer.returncode == 3
    assert "sudo apt-get install -y --no-install-recommends python3 python3-venv" in answer.stdout


def test_an_unsuitable_python_is_not_taken(machine: Machine) -> None:
    (machine.folder / "state" / "suitable").unlink()
    answer = machine.set_up("runtime")
    assert answer.returncode == 3
    assert machine.done("python -m venv") == []


def test_a_broken_environment_is_made_anew(machine: Machine) -> None:
    broken = machine.checkout / ".venv" / "bin"
    broken.mkdir(parents=True)
    (broken / "python").symlink_to("/nowhere/python")
    assert machine.set_up("runtime").returncode == 0
    assert len(machine.done("python -m venv")) == 1


def test_without_a_display_the_demonstration_runs_instead(machine: Machine) -> None:
    answer = machine.command(["make", "run"])
    assert answer.returncode == 0, answer.stderr
    assert "No display here" in answer.stdout
    assert machine.done("python -m scripts.demo")
    assert machine.done("python -m clerkapp") == []


@pytest.mark.parametrize("variable", ["DISPLAY", "WAYLAND_DISPLAY"])
def test_with_a_display_the_counter_opens(machine: Machine, variable: str) -> None:
    answer = machine.command(["make", "run"], **{variable: ":0"})
    assert answer.returncode == 0, answer.stderr
    assert machine.done("python -m clerkapp")
    assert machine.done("python -m scripts.demo") == []
