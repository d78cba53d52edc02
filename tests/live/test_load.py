"""Many phones at once: one answer counts for each record, and nothing that was acknowledged is lost."""

import random
from collections import Counter, defaultdict
from contextlib import closing
from threading import Barrier, Thread

from tests.live.load import answer, connect, kept, post, send_all, set_up, wrong_cells
from tests.live.server import serving

PHONES = 200


def test_of_two_hundred_answers_at_the_same_moment_one_counts(tmp_path):
    (token,) = set_up(tmp_path / "office", 1)
    sent = [answer(token, name=f"phone-{number}") for number in range(PHONES)]
    replies = {}
    start = Barrier(PHONES)

    def phone(port, own):
        with closing(connect(port)) as connection:
            start.wait()
            replies[own.id] = post(connection, own).status

    with serving(tmp_path / "office") as server:
        phones = [Thread(target=phone, args=(server.port, own)) for own in sent]
        for one in phones:
            one.start()
        for one in phones:
            one.join()
    assert Counter(replies.values()) == {303: 1, 409: PHONES - 1}
    found = kept(tmp_path / "office")
    told = {id: {303: "counted", 409: "later"}[status] for id, status in replies.items()}
    assert found.state_of == told
    assert wrong_cells(tmp_path / "office") == []


def test_of_two_thousand_answers_to_five_hundred_codes_one_counts_for_each(tmp_path):
    tokens = set_up(tmp_path / "office", 500)
    own = [answer(token) for token in tokens]
    others = [answer(token, name="second") for token in tokens]
    sent = [*own, *own, *others, *others]
    random.Random(4).shuffle(sent)
    with serving(tmp_path / "office") as server:
        replies = send_all(server.port, sent, at_once=32)
    told = defaultdict(set)
    for one, status in replies:
        told[one.id].add({303: "counted", 409: "later"}[status])
    found = kept(tmp_path / "office")
    assert {id: {state} for id, state in found.state_of.items()} == told
    assert found.states == {"counted": 500, "later": 500}
    assert found.counted == dict.fromkeys(tokens, 1)
    assert wrong_cells(tmp_path / "office") == []
