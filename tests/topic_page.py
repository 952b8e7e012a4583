"""A page of one topic and one headline, for the tests of updates."""

PAGE = "Fraud\n\nFraud is a crime.\n\n01 May 2014\n\nPolice arrest a fraudster\n"
