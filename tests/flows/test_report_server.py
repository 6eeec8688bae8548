"""The reports as a browser finds them."""

import socket
from pathlib import Path

import httpx
import pytest
from starlette.testclient import TestClient
from workplace import free_port

from casualty_figures.records import CasualtyFiguresError
from flows.serving.report_server import reports_application, reports_served, serve_reports


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    reports = tmp_path / "reports"
    (reports / "data-docs").mkdir(parents=True)
    (reports / "latest.html").write_text("<h1>Quality report</h1>")
    (tmp_path / "secret.txt").write_text("secret")
    (reports / "link.txt").symlink_to(tmp_path / "secret.txt")
    return reports


@pytest.fixture
def browser(folder: Path) -> TestClient:
    return TestClient(reports_application(folder), base_url="http://127.0.0.1:4280")


def test_a_browser_is_led_to_the_last_report_and_does_not_keep_it(browser: TestClient) -> None:
    page = browser.get("/")
    assert (page.url.path, page.text) == ("/latest.html", "<h1>Quality report</h1>")
    assert page.headers["cache-control"] == "no-cache"


@pytest.mark.parametrize(
    "path",
    ["/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/link.txt", "/data-docs/", "/x.html"],
)
def test_nothing_outside_the_folder_and_no_list_of_it_is_served(browser: TestClient, path: str) -> None:
    assert browser.get(path).status_code == 404


def test_a_page_elsewhere_whose_name_leads_here_reads_nothing(browser: TestClient) -> None:
    assert browser.get("/latest.html", headers={"Host": "elsewhere.example"}).status_code == 400


def test_reports_are_served_while_something_else_is_done(folder: Path) -> None:
    port = free_port()
    with reports_served(folder, port):
        assert "Quality report" in httpx.get(f"http://127.0.0.1:{port}/latest.html", timeout=30).text


def test_a_port_that_is_taken_is_told_in_one_line_and_stops_no_schedule(folder: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(
            CasualtyFiguresError, match=f"cannot serve at port {port}: Address already in use"
        ):
            serve_reports(folder, port)
        with reports_served(folder, port):
            pass
