"""Mechanical mistakes: every way in which one small edit spoils an answer.

Each operator looks at one node of an answer's syntax tree and gives what a learner might have
written there instead. A mutant has exactly one such edit.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass

Operator = Callable[[ast.AST], Iterator[tuple[str, ast.AST | list[ast.stmt] | None]]]

_SWAPPED = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.And: ast.Or, ast.Or: ast.And,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add,
}  # fmt: skip
_TELLING = ("return_exceptions", "return_when", "timeout", "key", "reverse", "strict")


@dataclass(frozen=True)
class Mutant:
    """One edit of an answer: what was done, in which line of it, and the answer afterwards."""

    edit: str
    line: int
    source: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.edit}"


def mutants(source: str) -> list[Mutant]:
    """Give every mutant of an answer, without those that read the same."""
    tree = _without_annotations(ast.parse(source))
    plain = ast.unparse(tree)
    found: dict[str, Mutant] = {}
    for place, node in enumerate(ast.walk(tree)):
        for operator in OPERATORS:
            for edit, new in operator(copy.deepcopy(node)):
                text = ast.unparse(ast.fix_missing_locations(_replaced(tree, place, new)))
                if text != plain and text not in found:
                    found[text] = Mutant(edit, getattr(node, "lineno", 0), text)
    return list(found.values())


def _without_annotations(tree: ast.Module) -> ast.Module:
    """Take out what nothing is checked by: an edit there changes no behaviour."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            node.returns = None
        elif isinstance(node, ast.arg):
            node.annotation = None
    return tree


def _replaced(tree: ast.Module, place: int, new: ast.AST | list[ast.stmt] | None) -> ast.Module:
    """Copy a tree with another node at the place `place` of a walk through it."""
    changed = copy.deepcopy(tree)
    old = next(node for number, node in enumerate(ast.walk(changed)) if number == place)

    class Exchange(ast.NodeTransformer):
        def visit(self, node: ast.AST) -> ast.AST | list[ast.stmt]:
            if node is not old:
                return self.generic_visit(node)
            return ast.Pass() if new is None else new

    return Exchange().visit(changed)  # type: ignore[no-any-return]


def _name(node: ast.AST) -> str:
    """Give the last name of what is called: `gather` for `asyncio.gather(...)`."""
    if not isinstance(node, ast.Call):
        return ""
    called = node.func
    return called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")


def _awaits(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    if isinstance(node, ast.Await):
        yield "an await is missing", node.value
        if _name(node.value) == "gather":
            yield "one after another instead of gather", _one_by_one(node.value)
        if _name(node.value) == "sleep":
            yield "time.sleep for asyncio.sleep", _call("time", node.value)
        if _name(node.value) in ("wait_for", "shield"):
            yield f"without {_name(node.value)}", ast.Await(node.value.args[0])


def _one_by_one(call: ast.Call) -> ast.AST:
    if len(call.args) == 1 and isinstance(call.args[0], ast.Starred):
        every: ast.expr = call.args[0].value
    else:
        every = ast.List(list(call.args), ast.Load())
    one = ast.Name("one", ast.Load())
    loop = ast.comprehension(ast.Name("one", ast.Store()), every, [], 0)
    return ast.ListComp(ast.Await(one), [loop])


def _call(module: str, call: ast.Call) -> ast.Call:
    attribute = ast.Attribute(ast.Name(module, ast.Load()), _name(call), ast.Load())
    return ast.Call(attribute, call.args, call.keywords)


def _calls(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    if not isinstance(node, ast.Call):
        return
    if _name(node) == "create_task" and node.args:
        yield "awaited at once, no task", ast.Await(node.args[0])
    for number, keyword in enumerate(node.keywords):
        if keyword.arg in _TELLING:
            rest = node.keywords[:number] + node.keywords[number + 1 :]
            yield f"without {keyword.arg}=", ast.Call(node.func, node.args, rest)
    if isinstance(node.func, ast.Name) and node.func.id in ("min", "max"):
        other = ast.Name({"min": "max", "max": "min"}[node.func.id], ast.Load())
        yield f"{other.id} for {node.func.id}", ast.Call(other, node.args, node.keywords)


def _statements(node: ast.AST) -> Iterator[tuple[str, ast.AST | list[ast.stmt] | None]]:
    if isinstance(node, ast.Expr) and not isinstance(node.value, ast.Constant):
        yield f"without `{ast.unparse(node)[:40]}`", None
    elif isinstance(node, ast.Raise | ast.AugAssign | ast.Break | ast.Continue | ast.Assert):
        yield f"without `{ast.unparse(node)[:40]}`", None
    elif isinstance(node, ast.Return) and node.value is not None:
        yield "returns nothing", ast.Return(None)
        yield "not returned", ast.Expr(node.value)
    elif isinstance(node, ast.If):
        yield "always", node.body
        yield "never", node.orelse or None
    elif isinstance(node, ast.With | ast.AsyncWith):
        yield f"without `with {ast.unparse(node.items[0])[:40]}`", node.body


def _tries(node: ast.AST) -> Iterator[tuple[str, ast.AST | list[ast.stmt]]]:
    if not isinstance(node, ast.Try | ast.TryStar):
        return
    kind = type(node)
    if node.finalbody:
        rest = kind(node.body, node.handlers, node.orelse, []) if node.handlers else node.body
        yield "without finally", rest
        yield "finally only after success", [*node.body, *node.finalbody]
    for number, handler in enumerate(node.handlers):
        left = node.handlers[:number] + node.handlers[number + 1 :]
        caught = ast.unparse(handler.type) if handler.type else "everything"
        if left or node.finalbody:
            yield f"{caught} not caught", kind(node.body, left, node.orelse, node.finalbody)
        else:
            yield f"{caught} not caught", [*node.body, *node.orelse]
        wide = ast.ExceptHandler(ast.Name("BaseException", ast.Load()), handler.name, handler.body)
        handlers = [*node.handlers[:number], wide, *node.handlers[number + 1 :]]
        yield (
            f"catches everything for {caught}",
            kind(node.body, handlers, node.orelse, node.finalbody),
        )


def _values(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    if isinstance(node, ast.Constant):
        value = node.value
        if isinstance(value, bool):
            yield f"{not value} for {value}", ast.Constant(not value)
        elif isinstance(value, int):
            yield f"{value + 1} for {value}", ast.Constant(value + 1)
            yield f"{value - 1} for {value}", ast.Constant(value - 1)
        elif isinstance(value, float):
            yield f"{value * 2} for {value}", ast.Constant(value * 2)
    elif isinstance(node, ast.Compare) and type(node.ops[0]) in _SWAPPED:
        swapped = [_SWAPPED[type(node.ops[0])](), *node.ops[1:]]
        yield "another comparison", ast.Compare(node.left, swapped, node.comparators)
    elif isinstance(node, ast.BoolOp):
        yield "and for or, or the reverse", ast.BoolOp(_SWAPPED[type(node.op)](), node.values)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield "without not", node.operand
    elif isinstance(node, ast.BinOp) and type(node.op) in _SWAPPED:
        swapped_op = _SWAPPED[type(node.op)]()
        yield "another sign", ast.BinOp(node.left, swapped_op, node.right)
    elif isinstance(node, ast.List | ast.Tuple) and isinstance(node.ctx, ast.Load):
        for number in range(len(node.elts)):
            rest = node.elts[:number] + node.elts[number + 1 :]
            yield f"without element {number}", type(node)(rest, ast.Load())


OPERATORS: tuple[Operator, ...] = (_awaits, _calls, _statements, _tries, _values)
