"""Daft, natively or on a Ray cluster: the only file that names it. Daft schedules, shuffles and retries.

Two verbs: `work` gives partitions to actors that open their models once, `frame` hands out tables to group and join.
The third, connected components, needs no engine (rashomon.trace.groups).
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from rashomon.corpus.settings import NATIVE, CorpusSettings
from rashomon.errors import CorpusError, EngineMissingError, RashomonError, WorkerError

Job = dict[str, Any]
Report = dict[str, Any]
Step = Callable[[Job], Report]

# Both report their use to their makers unless told not to, and nothing is to leave this machine.
_SILENCE = {
    "DO_NOT_TRACK": "true",
    "DAFT_ANALYTICS_ENABLED": "0",
    "RAY_USAGE_STATS_ENABLED": "0",
    "DAFT_PROGRESS_BAR": "0",
    "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0",
}
# How long Ray's processes wait for one another: its own minute is too short where other programs take the processor.
_PATIENCE = {
    "RAY_gcs_rpc_server_connect_timeout_s": "300",
    "RAY_gcs_rpc_server_reconnect_timeout_s": "300",
    "RAY_gcs_server_request_timeout_seconds": "300",
    "RAY_worker_register_timeout_seconds": "300",
}
# One wait cannot be set: a node gives up if its own helper, a Python program, is not there after 15 seconds. The next
# try finds that program's files in memory.
_STARTS = 3
_MOST_TASKS = 2_000  # tasks of a Ray query; with more jobs than that, a task does several
_LOST = ("closed the connection unexpectedly", "ActorDiedError", "worker died", "WorkerCrashed", "Broken pipe")


@dataclass(frozen=True, slots=True)
class Engine:
    """What runs the steps.

    Attributes:
        workers: Processes or actors at once.
        on_ray: True on a Ray cluster.
    """

    workers: int
    on_ray: bool

    def work(
        self, step: str, jobs: Sequence[Job], opened: Callable[[], Step], *, apart: bool = True
    ) -> Iterator[Report]:
        """Yield what the actors report of each job, as they finish.

        Args:
            step: The step's name, for messages.
            jobs: What to do, one partition each; plain values only.
            opened: Called once in every actor; gives the function that does a job. Must be importable there.
            apart: Every actor is a process of its own. Without models to open, and without an article that could bring
                its worker down, threads of this process do, and a second of processor for each process is saved.

        Raises:
            WorkerError: A worker died. Jobs that were reported are done.
        """
        import daft

        actor = _actor(opened, self.workers, apart=apart or self.on_ray)
        frame = daft.from_pydict({"job": [json.dumps(job) for job in jobs]})
        if self.on_ray:
            frame = frame.into_partitions(min(len(jobs), _MOST_TASKS))
        results = frame.select(actor.work(daft.col("job")).alias("report")).iter_rows(results_buffer_size=None)
        try:
            for row in results:
                yield json.loads(str(row["report"]))
        except Exception as error:  # the engine's errors have no common base
            reason = "a worker died" if any(sign in str(error) for sign in _LOST) else _last_line(error)
            raise WorkerError(step, reason) from error

    def frame(self, files: Sequence[str], columns: Sequence[str] | None = None) -> Any:
        """Return the tables in some Parquet files as one lazy frame of Daft."""
        import daft

        found = daft.read_parquet(list(files))
        return found.select(*columns) if columns else found


def start_engine(settings: CorpusSettings) -> Engine:
    """Return the engine, started.

    Raises:
        EngineMissingError: Daft, or for a cluster Ray, is not installed.
    """
    for name, value in _SILENCE.items():
        os.environ.setdefault(name, value)
    workers = settings.workers or cores()
    daft = _need("daft")
    if settings.on == NATIVE:
        _choose(daft, NATIVE, daft.set_runner_native)
        return Engine(workers, on_ray=False)
    for name, value in _PATIENCE.items():  # read when Ray is imported
        os.environ.setdefault(name, value)
    ray = _need("ray")
    if not ray.is_initialized():
        _start_ray(ray, settings.on, max(workers, cores()))
    _choose(daft, "ray", daft.set_runner_ray)
    return Engine(workers, on_ray=True)


def _start_ray(ray: Any, on: str, cpus: int) -> None:
    """Join a cluster, or start a Ray on this machine, which on a busy one may take more than one try."""
    afar = on.startswith("ray://")
    what = {"address": on} if afar else {"num_cpus": cpus, "include_dashboard": False}
    for left in reversed(range(1 if afar else _STARTS)):
        try:
            ray.init(**what, log_to_driver=False, logging_level="ERROR")
            return
        except Exception as error:  # Ray's errors of this kind have no common base
            ray.shutdown()
            if left:
                continue
            remedy = "See that the address is right and that machines and memory are free, then give the command again."
            raise CorpusError(f"Ray could not be reached or started: {_last_line(error)}.", remedy=remedy) from error


def _choose(daft: Any, runner: str, choose: Callable[[], object]) -> None:
    """Make Daft run on `runner`; it lets a process choose only once."""
    if daft.get_or_infer_runner_type() == runner:
        return
    try:
        choose()
    except (RuntimeError, ValueError) as error:
        what = f"This process already works on {daft.get_or_infer_runner_type()}, not on {runner}."
        raise CorpusError(what, remedy="Begin a new process.") from error


def cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _need(package: str) -> Any:
    import importlib

    try:
        return importlib.import_module(package)
    except ImportError as error:
        raise EngineMissingError(package) from error


def _actor(opened: Callable[[], Step], workers: int, *, apart: bool) -> Any:
    """Return an instance of a Daft class whose `work` does one job a call."""
    import daft

    class Actor:
        """One worker with its models."""

        def __init__(self) -> None:
            self._step = opened()

        @daft.method.batch(return_dtype=daft.DataType.string(), batch_size=1)
        def work(self, jobs: Any) -> Any:
            return [json.dumps(_done(self._step, json.loads(job))) for job in jobs.to_pylist()]

    if not apart:
        return daft.cls(Actor, use_process=False)()
    return daft.cls(Actor, max_concurrency=workers, use_process=True)()


def _done(step: Step, job: Job) -> Report:
    """Do a job; what hinders all jobs alike is reported, so that the run ends with a clear word."""
    try:
        return step(job)
    except RashomonError as error:
        return {"failed": error.message, "remedy": error.remedy}
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        remedy = "Finished partitions are kept; mend that and give the same command again."
        return {
            "failed": f"A partition could not be written or read: {error.strerror or error}{where}.",
            "remedy": remedy,
        }


def _last_line(error: BaseException) -> str:
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return (lines[-1] if lines else type(error).__name__)[:300].rstrip(".")
