"""Bytes in, bytes out: tables, workbooks, PDF, codes."""
