# SPDX-License-Identifier: Apache-2.0
"""The made-up families that the demonstration and the pictures serve.

Division codes 110150 and 110151 are assigned to nobody; all check digits are right.
"""

ADDRESS = "云浦市青禾区柳荫街道槐安里6号楼2单元301"

MOTHER = {
    "guardian.document_number": "110151199008230620",
    "guardian.name": "李静",
    "guardian.relation": "52",
    "guardian.valid_until": "2038-06-11",
    "guardian.mobile": "13800138000",
    "guardian.consent": "given",
}

GIRL = MOTHER | {
    "applicant.document_number": "110150201905181041",
    "applicant.name": "王梓萱",
    "applicant.hukou_address": ADDRESS,
    "contact.address": ADDRESS,
    "card.bank": "103",
    "card.photo_source": "receipt",
    "applicant.occupation": "student",
}
"""A girl of seven with her mother, for a card."""

BOY = MOTHER | {
    "applicant.document_number": "110150202202140010",
    "applicant.name": "王浩然·阿卜杜",
    "applicant.hukou_address": ADDRESS,
    "contact.address": ADDRESS,
    "card.bank": "105",
    "applicant.occupation": "preschool",
    "agent.document_number": "110151195510080025",
    "agent.name": "李秀英",
    "agent.relation": "64",
    "agent.valid_until": "长期",
    "agent.mobile": "13900005107",
    "agent.address": "云浦市青禾区柳荫街道槐安里5号楼3单元501",
}
"""A boy of four whose grandmother comes for him; he needs no photo."""

BABY = MOTHER | {
    "applicant.document_number": "11015020260816002X",
    "applicant.name": "王梓涵",
    "applicant.hukou_address": ADDRESS,
    "contact.address": ADDRESS,
    "enrolment.category": "preschool",
    "enrolment.head_relation": "30",
    "enrolment.place_district": "青禾区",
    "enrolment.place_street": "柳荫街道",
    "enrolment.place_community": "槐安里社区",
}
"""A newborn girl, for medical insurance."""
