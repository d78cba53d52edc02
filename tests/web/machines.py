"""Machines in front of the application: what tests of the tablets' endpoints share."""

from datetime import timedelta

from kiosk.core.days import instant
from kiosk.web import tablet_answers, tablet_app
from tests.tablets import pair, secret_of


class Machine:
    """A machine with a secret of its own, in front of the application."""

    def __init__(self, desk, number=1):
        self.desk = desk
        app = desk.app()
        for blueprint in (tablet_answers.bp, tablet_app.bp):
            if blueprint.name not in app.blueprints:
                app.register_blueprint(blueprint)
        self.client = app.test_client()
        self.secret = secret_of(number)

    def post(self, path, body, **more):
        headers = {"Authorization": f"Bearer {self.secret}"}
        return self.client.post(f"/tablet/{path}", json=body, headers=headers, **more)

    def get(self, path):
        return self.client.get(
            f"/tablet/{path}", headers={"Authorization": f"Bearer {self.secret}"}
        )

    def tells(self, **changes):
        """Return what a tablet says that does well."""
        return {
            "now": instant(self.desk.now),
            "mark": "0123456789abcdef",
            "state": "waiting",
            "trouble": None,
            "battery": None,
            "charging": None,
            "unsent": 0,
            "oldest": None,
            "refused": 0,
            "push": None,
            **changes,
        }

    def be_a_tablet(self, **more):
        """Become the tablet of Nghi Long."""
        office = self.desk.office
        self.device, self.secret = pair(
            self.desk.store, office.act, office.units["long"].key, **more
        )
        return self

    def answer(self, token=None, *, number=1, ago=60, **changes):
        """Return an answer as a tablet keeps it, given some seconds ago by a clock that is right."""
        given = self.desk.now - timedelta(seconds=ago)
        return {
            "id": f"tablet-answer-{number:08}",
            "token": token,
            "evidence": "scanned" if token else None,
            "push": None,
            "survey": self.desk.survey.version,
            "answers": {"overall": ["5"]},
            "language": "vi",
            "assisted": False,
            "partial": False,
            "declined": False,
            "opened_at": instant(given - timedelta(seconds=30)),
            "submitted_at": instant(given),
            **changes,
        }

    def hands_in(self, *answers, ahead=0):
        """Return the reply to a delivery from a tablet whose clock is ahead."""
        now = instant(self.desk.now + timedelta(seconds=ahead))
        return self.post("answers", {"now": now, "answers": list(answers)})

    def becomes(self, *answers, ahead=0):
        """Return what became of each answer: (result, why)."""
        reply = self.hands_in(*answers, ahead=ahead)
        assert reply.status_code == 200, reply.text
        told = reply.json["answers"]
        assert [one["id"] for one in told] == [one.get("id") for one in answers]
        return [(one["result"], one.get("why")) for one in told]
