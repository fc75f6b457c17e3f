"""Feedback pages: what a learner reads after grading, and what must not be on them.

While grading, an exam keeps its runs as data and draws nothing. The pictures are drawn here, for
those who read them. The page is made of data: the report's, the gradebook's, and cells that are
cleaned of whatever could act. A hidden test's text is taken out.
"""

from looplab.grading.feedback.grades import Grades as Grades
from looplab.grading.feedback.hiding import hide_tests as hide_tests
from looplab.grading.feedback.page import FeedbackPage as FeedbackPage
