"""What the tablet remembers when its disk is slow."""

_PLAY = """async when => {
    // The page's clock is in our hands: what is due runs when we say so.
    const due = [];
    window.setTimeout = callback => due.push(callback);
    let thrown = null;
    const strike = () => {
        try { due.splice(0).forEach(callback => callback()); } catch (error) { thrown = String(error); }
    };
    const said = await stage.memory.within(["meta"], "readwrite", meta => {
        if (when === "ended") meta.transaction.addEventListener("complete", strike);
        const written = meta.put("kept", "fact");
        if (when === "under way") written.onsuccess = strike;
        return written;
    }).then(() => "done", String);
    return [said, await stage.memory.recall("fact") ?? null, thrown];
}"""


def test_of_a_write_that_takes_too_long_nothing_is_kept(stage):
    said, fact, thrown = stage.page.evaluate(_PLAY, "under way")
    assert "too slow" in said
    assert (fact, thrown) == (None, None)


def test_a_write_that_ends_just_when_it_is_given_up_is_done(stage):
    assert stage.page.evaluate(_PLAY, "ended") == ["done", "kept", None]
