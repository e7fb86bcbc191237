"""Errors without what people typed: a type, a place and a reference."""

import logging
import secrets
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from traceback import extract_tb

import streamlit as st

from netmap.words import screen

LOG = logging.getLogger("netmap")


def say_it_failed(error: Exception) -> bool:
    """Log that a page failed, and draw a sentence with the reference of the log."""
    st.error(log_failed(error))
    return True


def log_failed(error: BaseException) -> str:
    """Log that something failed; return a sentence with the reference of the log."""
    reference = secrets.token_hex(4)
    LOG.error("%s: %s", reference, outline(error))
    return screen.FAILED.format(reference=reference)


def outline(error: BaseException | None) -> str:
    """Return an error's type and where it was raised; never what it says.

    Examples:
        >>> outline(ValueError("a name"))
        'ValueError'
        >>> outline(None)
        'no error'
    """
    kind = type(error).__name__ if error else "no error"
    trace = extract_tb(error.__traceback__) if error else []
    where = "".join(f" in {Path(one.filename).name}:{one.lineno}" for one in trace[-1:])
    return kind + where


@contextmanager
def discreet() -> Iterator[None]:
    """Keep what errors say out of every log and off the terminal."""
    factory, hooks = logging.getLogRecordFactory(), (sys.excepthook, sys.unraisablehook)
    in_threads, noisy = threading.excepthook, logging.raiseExceptions
    address_book = logging.getLogger("uvicorn.error")  # it logs addresses as info

    def record(*args: object, **named: object) -> logging.LogRecord:
        return without_values(factory(*args, **named))

    logging.setLogRecordFactory(record)
    logging.raiseExceptions = False
    sys.excepthook = lambda _kind, error, _trace: LOG.error(outline(error))
    sys.unraisablehook = lambda found: LOG.error(outline(found.exc_value))
    threading.excepthook = lambda found: LOG.error(outline(found.exc_value))
    address_book.addFilter(is_serious)
    try:
        yield
    finally:
        address_book.removeFilter(is_serious)
        threading.excepthook, logging.raiseExceptions = in_threads, noisy
        sys.excepthook, sys.unraisablehook = hooks
        logging.setLogRecordFactory(factory)


def is_serious(record: logging.LogRecord) -> bool:
    """Say whether a record is a warning or worse."""
    return record.levelno >= logging.WARNING


def without_values(record: logging.LogRecord) -> logging.LogRecord:
    """Return a log record in which errors are only outlined."""
    if isinstance(record.msg, BaseException):
        record.msg = outline(record.msg)
    if isinstance(record.args, tuple):
        record.args = tuple(
            outline(one) if isinstance(one, BaseException) else one
            for one in record.args
        )
    if record.exc_info:
        record.msg = f"{record.getMessage().strip()}: {outline(record.exc_info[1])}"
        record.args, record.exc_info, record.exc_text = None, None, None
    return record
