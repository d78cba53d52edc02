"""kiosk: QR satisfaction surveys for one-stop offices. Imports nothing; this is the map of the house.

app      the roof: `create_app(settings)`, the only composition root; owns the clock and the dice
worker   under the roof: what the server's process does beside answering requests
cli web  the doors: the command line; Flask (survey, office, signin; http is the request plumbing)
journey  the stairs: one module per stage of a record's path, one call per view or command
store    the ground: the only SQL and the only database drivers
formats  the ground: bytes in, bytes out (tables, workbooks, PDF, codes)
core     the cellar: pure rules; no clock, dice, disk, SQL or HTTP
config   the cellar: frozen Settings; the only reader of the environment

A stage (units, records, slips, surveys, responses, coverage, ...) has the same name on every floor.
"""
