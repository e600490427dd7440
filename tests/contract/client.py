"""A client in Python, generated from the document: type-checked by mypy, asks one real question."""

import sys
from datetime import date

from briefing_client import Client
from briefing_client.api.extraction import extract
from briefing_client.api.meetings import list_meetings
from briefing_client.models import (
    ExtractionAnswer,
    Meeting,
    MeetingList,
    MeetingStatus,
    Problem,
    TextBody,
)


def main(url: str) -> None:
    client = Client(base_url=url)
    page = list_meetings.sync(
        client=client, status=[MeetingStatus.PLANNED], participant_country=["CN"]
    )
    assert isinstance(page, MeetingList), page
    assert page.meta.total > 0, page.meta.asked
    for meeting in page.data:
        assert isinstance(meeting, Meeting), meeting
        start = meeting.when.start if meeting.when else None
        assert start is None or isinstance(start, date)
        print(f"{meeting.label}: {meeting.status.value} {start or 'some day'}")

    body = TextBody(text="Foreign Minister Mara Lind met Jo Park in Oslo.", published=date(2024, 4, 22))
    answer = extract.sync(client=client, body=body)
    assert isinstance(answer, ExtractionAnswer), answer
    assert "Mara Lind" in [official.name for official in answer.data.officials]

    refused = list_meetings.sync(client=client, cursor="none")
    assert isinstance(refused, Problem) and refused.code == "unknown_cursor", refused
    print(f"refused: {refused.detail}")


main(sys.argv[1])
