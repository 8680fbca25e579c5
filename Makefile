# SPDX-License-Identifier: Apache-2.0
# Each target does the set-up it needs. N=… is how many rounds `make fault-test` goes.

PYTHON_HERE = .venv/bin/python
N ?= 20

.PHONY: help run demo test check bench screens fault-test check-glyphs lock setup setup-dev static

help:
	@echo "make run         open the counter (without a display: make demo)   打开柜台"
	@echo "make demo        whole visits through the real window, into out/demo/   演示"
	@echo "make test        all checks and tests   全部测试"
	@echo "make check       lint, types, contracts, unit tests   快速检查"
	@echo "make bench       the benchmark table   性能"
	@echo "make screens     every screen as a picture, into docs/screens/   截图"
	@echo "make fault-test  kill, cut and fault injection, N=$(N) rounds   故障测试"
	@echo "make check-glyphs  every Han character of GB 18030-2022, printed and read back   字形核对"
	@echo "make lock        write the locks anew (UPGRADE=--upgrade: newest versions)"

setup:
	@sh scripts/setup.sh runtime

setup-dev:
	@sh scripts/setup.sh dev

run: setup
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
		exec $(PYTHON_HERE) -m clerkapp; \
	else \
		echo "No display here: the demonstration runs instead. 没有显示器，改为运行演示。"; \
		exec $(MAKE) --no-print-directory demo; \
	fi

demo: setup
	@$(PYTHON_HERE) -m scripts.demo --out out/demo

static: setup-dev
	@$(PYTHON_HERE) -m ruff check .
	@$(PYTHON_HERE) -m ruff format --check .
	@$(PYTHON_HERE) -m basedpyright
	@$(PYTHON_HERE) .venv/bin/lint-imports

check: static
	@$(PYTHON_HERE) -m pytest -n 2 -q -m "not window and not slow"

test: static
	@$(PYTHON_HERE) -m pytest -n 2 -q

bench: setup-dev
	@$(PYTHON_HERE) -m benchmarks

screens: setup
	@$(PYTHON_HERE) -m scripts.screens --out docs/screens

fault-test: setup-dev
	@N=$(N) $(PYTHON_HERE) -m pytest tests/faults -q

check-glyphs: setup
	@$(PYTHON_HERE) -m scripts.check_glyphs

lock: setup-dev
	@sh scripts/lock.sh $(UPGRADE)
