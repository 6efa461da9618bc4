from studio.ui.session.notices import Notice, Remedy


def test_a_notice_is_a_sentence_and_perhaps_a_way_on() -> None:
    done: list[str] = []
    notice = Notice("Shot 4 failed.", "error", "s1", Remedy("Retry", lambda: done.append("again")))
    assert notice.remedy is not None
    notice.remedy.deed()
    assert done == ["again"]
    assert Notice("Saved.").level == "info"
