"""Imported by the fork server when it starts, to load the reading code and the models once."""

from service.sandbox.child import warm

warm()
