"""Tools for those who work on kiosk itself."""
