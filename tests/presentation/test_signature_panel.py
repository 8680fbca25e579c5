# SPDX-License-Identifier: Apache-2.0
"""The signature panel: steps, signer, and what became void."""

from dataclasses import replace
from types import MappingProxyType

import pytest

from clerkapp.domain.case import Case
from clerkapp.domain.documents import PrintedDocument, PrintState
from clerkapp.domain.signature import Manner, PresentedForm, Signer
from clerkapp.domain.states import CaseStatus
from clerkapp.presentation import signature_panel as panel
from tests.counter import GRANDMOTHER, MORNING
from tests.presentation.cases import (
    catalogue,
    item_named,
    judged,
    make_case,
    make_document,
    words,
)

CODE = "7K3M-QD2X"
FORM = make_document("registration_form", PrintState.NOT_PRINTED, content_code=CODE)


def signer_of(case: Case, language: str = "zh"):
    return panel.signer_line(catalogue(), words(language), item_named(), judged(case))


def steps_of(document: PrintedDocument | None, manner: Manner = Manner.PAPER, scans: int = 0):
    found = panel.signing_steps(words(), document, signer_of(make_case()), manner, scans)
    return {step.code: step for step in found}


def presented(case: Case, **changes: str):
    form = PresentedForm("registration_form-1", "0" * 64, CODE, case.answers, MORNING)
    later = MappingProxyType(dict(case.answers) | changes)
    return replace(case, presented=form, answers=later)


def test_whoever_came_signs():
    assert signer_of(make_case()) == panel.SignerLine(Signer.GUARDIAN, "李静", "母亲，监护人")
    agent = signer_of(make_case(GRANDMOTHER))
    assert (agent.signer, agent.name) == (Signer.AGENT, "李秀英")
    assert agent.capacity.endswith("代办人")


def test_an_applicant_of_sixteen_signs_in_person():
    grown = {"visit.visitor": "self", "applicant.document_number": "110150201005181040"}
    signer = signer_of(make_case(grown))
    assert (signer.signer, signer.capacity) == (Signer.SELF, "本人")


@pytest.mark.parametrize(
    ("state", "icon", "words_said"),
    [
        (PrintState.NOT_PRINTED, "circle-dot", "还没有打印"),
        (PrintState.HANDED_OVER, "hourglass", "已交打印机，请看出纸"),
        (PrintState.PRINTED, "circle-check", "已打印·第 1 份"),
        (PrintState.SAVED, "circle-check", "已另存 PDF·第 1 份"),
        (PrintState.FAILED, "circle-x", "没有打出来"),
    ],
)
def test_the_print_step_is_honest(state: PrintState, icon: str, words_said: str):
    step = steps_of(replace(FORM, state=state))["print"]
    assert (step.icon, step.state) == (icon, words_said)


def test_signing_is_current_once_the_sheet_is_out():
    assert not steps_of(FORM)["sign"].current
    assert steps_of(replace(FORM, state=PrintState.HANDED_OVER))["sign"].current


def test_a_pad_needs_no_print():
    assert panel.form_is_out(FORM, Manner.PAD)
    assert not panel.form_is_out(FORM, Manner.PAPER)
    assert not panel.form_is_out(None, Manner.PAD)
    assert steps_of(FORM, Manner.PAD)["sign"].current


def test_a_form_that_could_not_be_made_is_said():
    assert steps_of(None)["print"].state == "没有做成，请看上方的提示"


def test_scans_are_counted():
    assert steps_of(FORM, scans=2)["scan"].state == "已附 2 份"


def test_a_changed_answer_voids_the_print_and_names_the_field():
    case = presented(make_case(status=CaseStatus.AWAITING_SIGNATURE), **{"contact.address": "新址"})
    void = panel.void_print(case, (replace(FORM, state=PrintState.PRINTED),))
    assert void is not None
    assert panel.void_sentence(words(), item_named(), void) == (
        f"09:30 改过「现住址」，之前打印的 {CODE} 已作废，请收回。"
    )


def test_a_form_that_never_left_the_printer_is_not_asked_back():
    case = presented(make_case(), **{"contact.address": "新址"})
    void = panel.void_print(case, (FORM,))
    assert void is not None
    assert "请收回" not in panel.void_sentence(words(), item_named(), void)


def test_many_changed_fields_are_counted():
    changes = {f"contact.{n}": "1" for n in ("address", "phone", "postcode")}
    changes["guardian.mobile"] = "13900000000"
    void = panel.void_print(presented(make_case(), **changes), ())
    assert void is not None
    assert "等 4 项" in panel.void_sentence(words(), item_named(), void)


def test_an_unchanged_form_is_not_void():
    assert panel.void_print(presented(make_case()), (FORM,)) is None
    assert panel.void_print(make_case(), ()) is None


def test_an_older_sheet_that_is_out_is_remembered():
    case = presented(make_case())
    old = replace(FORM, id="old", content_code="4C8P-11ZT", void=True, state=PrintState.PRINTED)
    void = panel.older_void_print(case, (old, FORM))
    assert void is not None
    assert "4C8P-11ZT" in panel.void_sentence(words(), item_named(), void)
    assert panel.older_void_print(case, (replace(old, state=PrintState.FAILED), FORM)) is None


def test_a_new_form_makes_the_older_one_void():
    new = replace(FORM, id="new", content_code="NEW0-0000")
    documents = panel.with_presented((FORM,), new)
    assert [d.void for d in documents] == [True, False]
    assert panel.with_presented(documents, new) == documents
    assert panel.form_document(documents, CODE) is None
    assert panel.form_document(documents, "NEW0-0000") is new


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("manner", list(Manner))
def test_every_manner_has_its_words(language: str, manner: Manner):
    assert panel.accept_words(words(language), manner)
