"""Evidence: what sealed reviews show for each criterion; for the worker alone."""

from netmap.ui.evidence import draw_evidence, open_evidence
from netmap.ui.opening import open_case
from netmap.ui.page import begin_page
from netmap.ui.sight import draw_head_alone

desk = begin_page()
case = open_case(desk)
draw_head_alone(case.participant.name)
draw_evidence(desk, open_evidence(desk, case.participant.id))
