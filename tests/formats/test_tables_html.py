import pytest

from kiosk.formats import refusals
from kiosk.formats.tables import Table, open_table


@pytest.fixture
def read(tmp_path):
    """Return a function that opens a page and returns the table or the refusal."""

    def open_page(page: str | bytes):
        path = tmp_path / "export.xls"
        path.write_bytes(page if isinstance(page, bytes) else page.encode())
        return open_table(path)

    return open_page


def cells(table: Table) -> list:
    return [row.cells for row in table.rows()]


@pytest.mark.parametrize(
    "before", ["", "\ufeff", "\n\n  ", '<?xml version="1.0"?>\n', "<!-- x -->"]
)
@pytest.mark.parametrize(
    "page", ["<html>%s</html>", "<!DOCTYPE html>%s", "%s", "<br /><b>Notice</b>%s"]
)
def test_a_page_is_known_by_its_first_tags(read, before, page):
    assert cells(read(before + page % "<TABLE><TR><TD>a</TD></TR></TABLE>")) == [["a"]]


def test_text_is_as_on_screen(read):
    page = """<table><tr>
      <td> xóm&nbsp;3,
        xã <b>Hoa</b> Mai </td>
      <td>Mã<br>hồ sơ</td><td><p>một</p> <p>hai</p></td><td>&agrave; &lt; &amp; a&#769;</td>
      <td><script>no()</script><style>td{}</style></td><td>&nbsp;</td></tr></table>"""
    assert cells(read(page)) == [
        ["xóm 3, xã Hoa Mai", "Mã\nhồ sơ", "một\nhai", "à < & á", None, None]
    ]


def test_entities_of_the_file_itself_are_not_expanded(read):
    page = '<!DOCTYPE html [<!ENTITY a "expanded">]><table><tr><td>&a;</td></tr></table>'
    assert cells(read(page)) == [["&a;"]]


def test_a_colspan_keeps_the_columns_after_it(read):
    page = "<table><tr><td colspan=3>a</td><td>b</td></tr><tr><td>1<td>2<td>3<td>4</tr></table>"
    assert cells(read(page)) == [["a", None, None, "b"], ["1", "2", "3", "4"]]


def test_a_rowspan_keeps_the_columns_below_it(read):
    page = """<table><tr><th rowspan=3>a</th><th>b</th><th rowspan="2" colspan="2">c</th></tr>
      <tr><td>1</td></tr><tr><td>2</td><td>3</td><td>4</td></tr><tr><td>5</td></tr></table>"""
    assert cells(read(page)) == [
        ["a", "b", "c", None],
        [None, "1", None, None],
        [None, "2", "3", "4"],
        ["5"],
    ]


def test_senseless_spans_are_held_in_bounds(read):
    page = '<table><tr><td colspan="x">a</td><td colspan="0" rowspan="-1">b</td></tr></table>'
    assert cells(read(page)) == [["a", "b"]]
    row = f'<td colspan="{"9" * 5_000}">a</td><td colspan="2">b</td>'
    assert len(cells(read(f"<table><tr>{row}</tr></table>"))[0]) == 16_384


def test_cells_without_closing_tags_are_cells(read):
    assert cells(read("<table><tr><td>a<td>b<tr><td>c<td>d</table>")) == [["a", "b"], ["c", "d"]]


def test_the_table_with_most_rows_is_taken_out_of_those_around_it(read):
    inner = "<table><tr><td>a</td></tr><tr><td>b</td></tr><tr><td>c</td></tr></table>"
    page = f"<table><tr><td>x</td></tr><tr><td>{inner}</td></tr></table><table><tr><td>y</td></tr></table>"
    table = read(page)
    assert cells(table) == [["a"], ["b"], ["c"]]
    assert table.detail == "UTF-8, <table> 2/3"


def test_among_tables_of_as_many_rows_the_one_with_most_cells_is_taken(read):
    page = "<table><tr><td>title</td></tr></table><table><tr><td>a</td><td>b</td></tr></table>"
    assert cells(read(page)) == [["a", "b"]]


def test_a_table_inside_a_cell_is_text_of_that_cell(read):
    page = """<table><tr><td>1</td><td>a<table><tr><td>x</td><td>y</td></tr></table>b</td></tr>
      <tr><td>2</td><td>c</td></tr><tr><td>3</td></tr></table>"""
    assert cells(read(page)) == [["1", "a\nx\ny\nb"], ["2", "c"], ["3"]]


def test_rows_are_numbered_as_they_stand_in_the_table(read):
    page = "<table><tr></tr><thead><tr><th>a</th></tr></thead><tbody><tr></tr><tr><td>b</td></tr></tbody></table>"
    assert [row.line for row in read(page).rows() if row.cells] == [2, 4]


def test_old_letters_are_read_only_where_the_page_declares_them(read):
    page = '<html><meta charset="{}"><table><tr><td>Ch\u01b0\u0301ng</td></tr></table></html>'
    assert cells(read(page.format("windows-1258").encode("cp1258"))) == [["Chứng"]]
    assert read(page.format("windows-1252").encode("cp1258")) == refusals.old_encoding(1)
    assert read(
        page.format("windows-1258").encode("cp1258") + b"\xd2\x9d"
    ) == refusals.old_encoding(1)


@pytest.mark.parametrize(
    "page",
    [
        "<table><tr><td>a</td></tr>",
        "<table><tr><td>a</td></tr><tr><td>b</t",
        '<table><tr><td>a</td><td style="x',
        "<table><tr><td>a</td></tr><!-- b",
        "<table><tr><td><table><tr><td>a</td></tr><tr></tr></table>",
    ],
)
def test_a_page_that_ends_within_its_table_was_cut_off(read, page):
    assert read(page) == refusals.CUT_TABLE


@pytest.mark.parametrize(
    "page", ["<html><body>x</body></html>", "<table></table>", "<html><tr><td>a</td></tr>"]
)
def test_a_page_without_rows_of_a_table_is_no_table(read, page):
    assert read(page) == refusals.NO_HTML_TABLE


def test_a_page_longer_than_one_piece_is_read_whole(read):
    rows = "".join(f"<tr><td>{number}</td><td>Nguyễn Thị Bưởi</td></tr>" for number in range(8_000))
    table = read(f"<html><table>{rows}</table></html>")
    assert [row.cells[0] for row in table.rows()] == [str(number) for number in range(8_000)]
