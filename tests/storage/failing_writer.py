# SPDX-License-Identifier: Apache-2.0
"""A process that keeps drafts and then is killed, or meets a disk that takes no more bytes."""

import os
import signal
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from clerkapp.domain.case import Case
from clerkapp.domain.problems import OutsideError
from clerkapp.storage.store import Store
from tests.builders import NOW, make_case, make_id


def main() -> None:
    """Read folder and key from stdin, write, and fail as the argument says."""
    folder, key = sys.stdin.readline().strip(), bytes.fromhex(sys.stdin.readline().strip())
    store = Store.open(Path(folder), key)
    case = make_case()
    with store.work() as work:
        work.add_case(case)
        work.commit()
    print(case.id, flush=True)
    if sys.argv[1] == "killed":
        _be_killed(store, case)
    _meet_the_bound(store, case)


def _be_killed(store: Store, case: Case) -> None:
    for turn, name in enumerate(("第一次", "第二次", "第三次", "未提交"), start=1):
        after = replace(
            case,
            answers={**case.answers, "applicant.name": name},
            changed_at=NOW + timedelta(seconds=turn),
        )
        with store.work() as work:
            work.save_case(case, after)
            if name == "未提交":
                print("killed", flush=True)
                os.kill(os.getpid(), signal.SIGKILL)
            work.commit()
        case = after


def _meet_the_bound(store: Store, case: Case) -> None:
    import resource

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    unbounded = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, unbounded[1]))
    try:
        _keep_scan(store, case)
    except OutsideError:
        resource.setrlimit(resource.RLIMIT_FSIZE, unbounded)
        _keep_scan(store, case)
        print("bounded", flush=True)


def _keep_scan(store: Store, case: Case) -> None:
    with store.work() as work:
        work.add_attachment(case.id, make_id(), "signed_form", os.urandom(600_000), NOW)
        work.commit()


if __name__ == "__main__":
    main()
