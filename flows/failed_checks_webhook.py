"""Has Prefect tell a webhook of failed checks: `python -m flows.failed_checks_webhook ADDRESS`.

An example of an automation on our events: Slack, Teams, Mattermost and the
like have such addresses. The server is the one in Prefect's settings.
"""

import sys
from typing import TYPE_CHECKING, cast

from prefect.automations import Automation
from prefect.blocks.webhook import Webhook
from prefect.client.orchestration import get_client
from prefect.events.actions import CallWebhook
from prefect.events.schemas.automations import EventTrigger, Posture

from flows.telling.events import CHECKS_FAILED

if TYPE_CHECKING:
    from uuid import UUID

NAME = "Tell of failed checks"


def create_webhook_automation(address: str) -> None:
    """Have the server post what failed and where the report is to `address`, the one given last."""
    webhook = Webhook(method="POST", url=address)  # type: ignore[arg-type]  # it takes text for a secret
    block_id = cast("UUID", webhook.save("failed-checks", overwrite=True))
    with get_client(sync_client=True) as client:
        if client.read_automations_by_name(NAME):
            return
    Automation(
        name=NAME,
        trigger=EventTrigger(expect={CHECKS_FAILED}, posture=Posture.Reactive, threshold=1),
        actions=[
            CallWebhook(
                block_document_id=block_id,
                payload='{"text": {{ (event.payload.message ~ " " ~ event.payload.report) | tojson }}}',
            )
        ],
    ).create()


if __name__ == "__main__":
    create_webhook_automation(sys.argv[1])
