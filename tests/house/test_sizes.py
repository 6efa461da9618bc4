"""How large things may grow before they are two things."""

import ast

import codebase

FILE_P90, FILE_MAX = 350, 600
FUNCTION_P90, FUNCTION_MAX = 25, 60
METHODS_MAX = 20
POSITIONAL_MAX = 5


def _p90(values: list[int]) -> int:
    return sorted(values)[int(0.9 * (len(values) - 1))]


def test_files_are_short() -> None:
    lines = {module.path: module.text.count("\n") for module in codebase.everything()}
    long = [f"{path}: {count} lines" for path, count in lines.items() if count > FILE_MAX]
    assert not long, f"A file has at most {FILE_MAX} lines; split by what changes together:\n" + "\n".join(long)
    product = [lines[module.path] for module in codebase.product()]
    assert _p90(product) <= FILE_P90, f"Nine of ten files have at most {FILE_P90} lines, here {_p90(product)}."


def test_functions_are_short() -> None:
    lengths = {
        f"{module.path}:{function.lineno} {function.name}": (function.end_lineno or 0) - function.lineno + 1
        for module in codebase.product()
        for function in codebase.functions(module)
    }
    long = [f"{place}: {lines} lines" for place, lines in lengths.items() if lines > FUNCTION_MAX]
    assert not long, f"A function has at most {FUNCTION_MAX} lines:\n" + "\n".join(long)
    p90 = _p90(list(lengths.values()))
    assert p90 <= FUNCTION_P90, f"Nine of ten functions have at most {FUNCTION_P90} lines, here {p90}."


def test_classes_have_few_methods() -> None:
    wide = [
        f"{module.path}:{found.lineno} {found.name}: {count}"
        for module in codebase.product()
        for found in codebase.classes(module)
        if (count := sum(isinstance(part, ast.FunctionDef) for part in found.body)) > METHODS_MAX
    ]
    assert not wide, f"A class has at most {METHODS_MAX} methods; more is several classes:\n" + "\n".join(wide)


def test_functions_take_few_positional_arguments() -> None:
    wide: list[str] = []
    for module in codebase.product():
        for function in codebase.functions(module):
            taken = [argument.arg for argument in (*function.args.posonlyargs, *function.args.args)]
            count = len([name for name in taken if name not in ("self", "cls")])
            if count > POSITIONAL_MAX:
                wide.append(f"{module.path}:{function.lineno} {function.name}: {count}")
    assert not wide, f"At most {POSITIONAL_MAX} positional arguments; more want a record:\n" + "\n".join(wide)
