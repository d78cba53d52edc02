"""The wheel: everything is inside and nothing more, and it serves from anywhere.

It is installed into an empty environment. What kiosk depends on is lent by the environment of the tests through a
`.pth` file, so that nothing is fetched; kiosk itself is not lent, because an editable install works through a `.pth`
file of its own, which is not read from there.
"""

import os
import re
import subprocess
import sys
import sysconfig
import venv
from http.client import HTTPConnection
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.house.tree import ROOT, copy_of, files, shown
from tests.live.server import PATIENCE, eventually, free_port

TRAVELLING = ("kiosk/", "static/", "survey_templates/")
BINARIES = Path(sysconfig.get_path("scripts")).name


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy of the tree so that nothing of an earlier build slips in."""
    tree = copy_of(
        tmp_path_factory.mktemp("tree"), *{shown(path).split("/")[0] for path in files()}
    )
    out = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out)]
    done = subprocess.run(build, cwd=tree, capture_output=True, timeout=300)
    assert done.returncode == 0, done.stderr.decode()
    (built,) = out.iterdir()
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment in which the wheel is installed and nothing else."""
    home = tmp_path_factory.mktemp("installed")
    venv.create(home, symlinks=os.name != "nt")
    python = home / BINARIES / Path(sys.executable).name
    install = ["install", "--quiet", "--no-deps", "--no-index", str(wheel)]
    pip = [sys.executable, "-m", "pip", "--python", str(python), "--disable-pip-version-check"]
    subprocess.run([*pip, *install], check=True, timeout=300)
    (packages,) = {path.parent for path in home.rglob("kiosk-*.dist-info")}
    (packages / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
    return home


def environment(**settings: str) -> dict[str, str]:
    kept = {"PATH", "HOME", "TMPDIR", "SYSTEMROOT"}
    return {**{name: os.environ[name] for name in kept & set(os.environ)}, **settings}


def test_everything_travels_and_nothing_more(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        packed = {name for name in archive.namelist() if ".dist-info/" not in name}
        licences = [name for name in archive.namelist() if name.endswith("licenses/LICENSE")]
    wanted = {shown(path) for path in files() if shown(path).startswith(TRAVELLING)}
    assert packed == {name if name.startswith("kiosk/") else f"kiosk/{name}" for name in wanted}
    assert len(licences) == 1


def test_what_is_installed_stands_apart_from_the_tree(installed: Path, tmp_path: Path) -> None:
    python = next((installed / BINARIES).glob("python*"))
    code = "import kiosk.app, kiosk.config as c; print(kiosk.__file__, c.resources('static'), c.CHECKOUT)"
    done = subprocess.run(
        [python, "-c", code], cwd=tmp_path, env=environment(), capture_output=True, timeout=PATIENCE
    )
    package, static, checkout = done.stdout.decode().split()
    assert Path(package).is_relative_to(installed), done.stderr.decode()
    assert Path(static).is_relative_to(installed)
    assert checkout == "None"
    assert str(ROOT) not in done.stdout.decode()


def test_it_serves_the_demonstration_from_another_folder(installed: Path, tmp_path: Path) -> None:
    port = free_port()
    kiosk = next((installed / BINARIES).glob("kiosk*"))
    words = ["demo", "--records", "60", "--port", str(port), "--keep", "demo"]
    process = subprocess.Popen(
        [kiosk, *words], cwd=tmp_path, env=environment(), stdout=subprocess.PIPE, text=True
    )
    assert process.stdout
    try:
        told = ""
        while "KIOSK_INSTANCE=" not in told:
            line = process.stdout.readline()
            assert line, told
            told += line
        assert "Đăng nhập" in told
        (code, *_) = re.findall(rf"http://127\.0\.0\.1:{port}(/s/\S+)", told)
        survey = page(port, code)
        assert "Rất hài lòng" in survey
        sign_in = page(port, "/office/signin")
        assert "Mật khẩu" in sign_in
        (style,) = re.findall(r'href="(/static/css/[^"]+)"', sign_in)
        assert "{" in page(port, style)
    finally:
        process.terminate()
        process.stdout.close()
        assert process.wait(PATIENCE) == 0
    slips = [kiosk, "slips", "--out", "slips.pdf", "--unprinted", "--lan"]
    subprocess.run(
        slips,
        cwd=tmp_path,
        env=environment(KIOSK_INSTANCE="demo"),
        check=True,
        stdout=subprocess.DEVNULL,
        timeout=PATIENCE,
    )
    assert (tmp_path / "slips.pdf").read_bytes().startswith(b"%PDF")


def page(port: int, path: str) -> str:
    """Return a page as soon as the server listens."""

    def answer() -> str | None:
        connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        try:
            connection.request("GET", path)
            response = connection.getresponse()
            assert response.status == 200, (path, response.status)
            return response.read().decode()
        except ConnectionRefusedError:
            return None
        finally:
            connection.close()

    return str(eventually(answer, path))
