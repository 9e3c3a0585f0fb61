"""How pages get at the joined parts."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request

from service.actions.parts import Parts


def _parts(request: Request) -> Parts:
    parts: Parts = request.app.state.parts
    return parts


Joined = Annotated[Parts, Depends(_parts)]
