"""What deploy/ says in two places it says alike; benchmarks/proxy.py tries it."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from softmax_viz import metrics
from tests.app import ROOT

DEPLOY = ROOT / "deploy"
NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH')}:/usr/sbin")


def read(name: str) -> str:
    return (DEPLOY / name).read_text(encoding="utf-8")


def test_nginx_knows_the_replicas_that_compose_starts() -> None:
    started = re.findall(r"ipv4_address: ([\d.]+)", read("compose.yaml"))
    known = re.findall(r"server ([\d.]+):8501 ", read("nginx/upstreams.conf"))
    assert len(started) == len(set(started)) == 3
    assert known == started


@pytest.mark.parametrize(
    "path", ["/metrics", "/_stcore/metrics", "/_stcore/script-health-check"]
)
def test_neither_proxy_shows_what_is_for_the_host(path: str) -> None:
    refused = r"location ~ \^/\((.*)\)\$ \{\n +return 404;"
    hidden = re.search(refused, read("nginx/nginx.conf"))
    assert hidden
    assert path[1:] in hidden[1].split("|")
    assert f"path: {path}, pathType: Exact" in read("kubernetes/softmax_viz.yaml")


def test_the_metrics_of_the_app_are_among_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(metrics.SWITCH, "1")
    assert [route.path for route in metrics.routes()] == ["/metrics"]
    assert metrics.SWITCH in read("compose.yaml")
    assert metrics.SWITCH in read("kubernetes/softmax_viz.yaml")


def test_both_proxies_know_the_same_cookie() -> None:
    cookie = "softmax_viz_replica"
    assert f"$cookie_{cookie}" in read("nginx/nginx.conf")
    assert f"session-cookie-name: {cookie}" in read("kubernetes/softmax_viz.yaml")


@pytest.mark.skipif(NGINX is None, reason="no nginx on this machine")
def test_nginx_takes_its_configuration(tmp_path: Path) -> None:
    assert NGINX
    shutil.copytree(DEPLOY / "nginx", tmp_path, dirs_exist_ok=True)
    more = ("-g", f"pid {tmp_path}/pid;")
    found = subprocess.run(
        [NGINX, "-t", "-p", tmp_path, "-c", tmp_path / "nginx.conf", *more],
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == 0, found.stderr
