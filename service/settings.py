"""Every setting: name, unit, default and help; the only reader of the environment."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path

PREFIX = "SHUGAI_"
ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of one installation; each is read from SHUGAI_<NAME> in the environment."""

    data: Path = field(default=Path("data"), metadata={"help": "数据文件夹：数据库、报告原件、导入的标准都在里面"})
    database: str = field(default="", metadata={"help": "数据库地址；空则用数据文件夹里的 SQLite"})
    host: str = field(default="127.0.0.1", metadata={"help": "网页服务监听的地址"})
    port: int = field(default=8000, metadata={"help": "网页服务的端口"})
    hosts: str = field(default="", metadata={"help": "还可用哪些域名打开网页，逗号分开；* 表示不限"})
    user: str = field(default="本机用户", metadata={"help": "未登录时记在操作记录里的姓名"})
    issuer: str = field(default="", metadata={"help": "发文机关全称，印在督办文书上；空则留空由人填写"})
    issuer_code: str = field(default="", metadata={"help": "机关代字，印在发文字号里，如 云教党；编号签发要用"})
    max_upload_mb: int = field(default=100, metadata={"help": "单个上传文件上限，兆字节"})
    read_seconds: float = field(default=300.0, metadata={"help": "读一个文件最多用的时间，秒"})
    read_cpu_seconds: int = field(default=240, metadata={"help": "读一个文件最多用的处理器时间，秒"})
    read_page_seconds: float = field(default=10.0, metadata={"help": "每个扫描页另加的时间，秒"})
    read_memory_mb: int = field(default=2048, metadata={"help": "读一个文件最多用的内存，兆字节"})
    read_output_mb: int = field(default=64, metadata={"help": "读一个文件的结果上限，兆字节"})
    unpack_files: int = field(default=2000, metadata={"help": "一个压缩包里最多多少个文件，个"})
    unpack_mb: int = field(default=2048, metadata={"help": "一个压缩包解开后合计上限，兆字节"})
    unpack_ratio: int = field(default=200, metadata={"help": "一个压缩包解开后最多是原来的多少倍，倍"})
    workers: int = field(default=2, metadata={"help": "同时读文件的进程数"})
    near_days: int = field(default=15, metadata={"help": "距期限多少天以内亮黄灯，天"})
    immediate_days: int = field(default=7, metadata={"help": "立行立改默认期限，天"})
    default_months: int = field(default=3, metadata={"help": "没写期限的整改默认期限，月"})

    common_units: int = field(default=3, metadata={"help": "多少个单位都有的问题算共性问题，个"})
    common_percent: int = field(default=30, metadata={"help": "占全部单位多少的问题也算共性问题，百分之几"})
    alike_percent: int = field(default=70, metadata={"help": "两句话有多少相同算雷同，百分之几"})

    @property
    def database_url(self) -> str:
        """The SQLAlchemy address in use."""
        return self.database or f"sqlite:///{(self.data / 'shugai.sqlite').resolve()}"

    @property
    def jobs_url(self) -> str:
        """Where the job engine keeps its state: beside the data, or in the same PostgreSQL."""
        return self.database or f"sqlite:///{(self.data / 'jobs.sqlite').resolve()}"


def load(environment: Mapping[str, str] | None = None) -> Settings:
    """Settings from the environment; raises ValueError that names the variable."""
    source = os.environ if environment is None else environment
    values: dict[str, object] = {}
    for item in fields(Settings):
        raw = source.get(PREFIX + item.name.upper())
        if raw is not None:
            values[item.name] = _parse(item.name, raw, type(item.default))
    return Settings(**values)  # type: ignore[arg-type]


def _parse(name: str, raw: str, kind: type) -> object:
    try:
        if kind is int:
            return int(raw)
        if kind is float:
            return float(raw)
    except ValueError as error:
        raise ValueError(f"环境变量 {PREFIX}{name.upper()} 的值“{raw}”不是数字，请改正后重试。") from error
    return Path(raw) if issubclass(kind, Path) else raw
