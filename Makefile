# The menu of the house. `make demo` and `make test` need nothing but Python 3.11 and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export OPENBLAS_NUM_THREADS ?= 1
export OMP_NUM_THREADS ?= 1

.PHONY: help setup demo serve test check score bench train fuzz

help: ## 显示本菜单
	@grep -E '^[a-z]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 12

$(VENV)/.stamp-run: requirements.lock
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/.stamp-dev: requirements-dev.lock $(VENV)/.stamp-run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	touch $@

setup: $(VENV)/.stamp-run ## 建虚拟环境并装好依赖

demo: setup ## 处理自带的样例报告，结果放进 out/
	$(BIN)/shugai process corpora/samples --out out
	@echo "查看网页：运行 make serve，然后打开 http://127.0.0.1:8000"

serve: setup ## 启动网页服务 http://127.0.0.1:8000
	$(BIN)/shugai serve

test: $(VENV)/.stamp-dev ## 跑全部测试（含真实 LibreOffice、Chromium）
	tests/programs
	$(BIN)/python -m pytest -n 2

check: $(VENV)/.stamp-dev ## 风格、类型、楼层
	$(BIN)/ruff check .
	$(BIN)/mypy --strict
	$(BIN)/lint-imports

score: $(VENV)/.stamp-dev ## 用 ../shared/gold 量产品的理解质量
	$(BIN)/python -m tests.score.run

bench: $(VENV)/.stamp-dev ## 与同类工具在同一次运行中比速度
	$(BIN)/python -m tests.bench.run

fuzz: $(VENV)/.stamp-dev ## 用变异文件试读取程序，默认 60 秒，可写 make fuzz SECONDS=600
	$(BIN)/python -m tests.fuzz.run $(or $(SECONDS),60)

train: $(VENV)/.stamp-dev ## 由 corpora/ 重新训练模型
	$(BIN)/python -m corpora.scripts.train
