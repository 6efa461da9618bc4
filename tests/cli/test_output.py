import io
import json

from studio.cli.output import Output, plain


def test_json_goes_to_stdout_one_object_a_line() -> None:
    out, err = io.StringIO(), io.StringIO()
    output = Output(json=True, out=out, err=err)
    output.record({"n": 1, "prompt": "a\nb"}, "for people")
    output.say("a remark")
    assert [json.loads(line) for line in out.getvalue().splitlines()] == [{"n": 1, "prompt": "a\nb"}]
    assert err.getvalue() == "a remark\n"


def test_people_read_text() -> None:
    out = io.StringIO()
    output = Output(json=False, out=out, err=io.StringIO())
    output.record({"n": 1}, "one")
    output.record({"n": 2})
    assert out.getvalue() == "one\n"


def test_a_prompt_cannot_drive_the_terminal() -> None:
    assert plain("a\x1b[2Jb\x9bc\r\n") == "a[2Jbc"


def test_tables_show_every_cell() -> None:
    out = io.StringIO()
    Output(json=False, out=out, err=io.StringIO()).table(("n", "prompt"), [(1, "[red]fox[/red]")])
    assert "[red]fox[/red]" in out.getvalue()


def test_a_meter_is_silent_off_a_terminal() -> None:
    err = io.StringIO()
    with Output(json=False, out=io.StringIO(), err=err).meter() as meter:
        meter.show("shot 1", 1, 2)
    assert err.getvalue() == ""
