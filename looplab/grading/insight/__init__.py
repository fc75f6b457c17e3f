"""One page for the instructor: how the class did, what it misunderstood, and who needs a look."""

from looplab.grading.insight.counting import Misunderstanding as Misunderstanding
from looplab.grading.insight.counting import misunderstandings as misunderstandings
from looplab.grading.insight.page import page as page
from looplab.grading.insight.page import write as write
