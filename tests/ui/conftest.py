"""The window and the robot that drives it."""

from tests.robots.fixtures import desk, english, notices, theme, window

__all__ = ["desk", "english", "notices", "theme", "window"]
