"""Contact: rules about contact, what happened, prompts, plans and concerns."""

from netmap.ui.contact import draw_contact, open_contact
from netmap.ui.opening import open_case
from netmap.ui.page import begin_page
from netmap.ui.sight import draw_head_alone

desk = begin_page()
case = open_case(desk)
draw_head_alone(case.participant.name)
draw_contact(desk, open_contact(desk, case.participant.id))
