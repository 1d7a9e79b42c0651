# Examines the learner's function in MicroPython: loads the source, makes the calls, writes the replies as JSON in the
# form of core/exercise/build.h. The page's worker (python_worker.js) and Node (core/cli/run_node.cpp) run this file.
#
# The learner's source has names of its own; what runs after it is kept here. `_math` is the text of
# python_math.py, which stands for MicroPython's math.
import builtins
import io
import json
import sys


def _make_examiner():
    NAME = "answer.py"
    ERROR_ROOM = 3000
    DEEPEST = 16
    LARGEST = 1 << 1100  # beyond the largest double, and short enough to be written
    _len, _str, _repr, _type, _isinstance = len, str, repr, type, isinstance
    _exception, _dumps, _loads = BaseException, json.dumps, json.loads
    _string, _print_exception, _hasattr = io.StringIO, sys.print_exception, hasattr
    _callable, _exec, _compile = callable, exec, compile
    _list, _sum, _min, _max = list, sum, min, max
    float_type, int_type, tuple_type = float, int, tuple
    lists = (list, tuple)

    def bounds(items, period):
        """Of numbers that should repeat themselves, the least and the greatest in each place; empty where one is no finite number."""
        places = [_list(items)[at::period] for at in range(period)]
        for one in places:
            total = _sum(one)
            if total - total != 0:
                return ""
        low, high = [",".join([_repr(pick(one)) for one in places]) for pick in (_min, _max)]
        return ',"low":[%s],"high":[%s]' % (low, high)

    def written(value, room, period=0):
        """A value as JSON of `room` characters and a few more. What is cut of an array that should repeat itself after
        `period` numbers is told by its bounds."""
        left = room

        def text(whole):
            most = left // 6 if left > 6 else 0
            if _len(whole) <= most:
                return _dumps(whole)
            return '{"cut":%d,"of":%s}' % (_len(whole) - most, _dumps(whole[:most]))

        def number(it):
            if it != it:
                return '{"number":"NaN"}'
            if it - it != 0:
                return '{"number":"Infinity"}' if it > 0 else '{"number":"-Infinity"}'
            return _repr(it)

        def listed(items, depth):
            nonlocal left
            left -= 2
            parts = []
            for item in items:
                if left <= 0:
                    break
                parts.append(one(item, depth + 1))
            all = "[" + ",".join(parts) + "]"
            rest = _len(items) - _len(parts)
            if rest != 0:
                more = ""
                if period > 0 and depth == 0:
                    try:
                        more = bounds(items, period)
                    except _exception:
                        more = ""  # something in it is no number
                all = '{"cut":%d,"of":%s%s}' % (rest, all, more)
            if not _isinstance(items, tuple_type):
                return all
            left -= 10
            return '{"tuple":' + all + "}"

        def one(it, depth):
            nonlocal left
            if it is None:
                json = '{"missing":true}'
            elif it is True or it is False:
                json = "true" if it else "false"
            elif _type(it) is float_type:
                json = number(it)
            elif _type(it) is int_type:
                json = _str(it) if -LARGEST < it < LARGEST else '{"number":"%sInfinity"}' % ("-" if it < 0 else "")
            elif _isinstance(it, str):
                json = text(it)
            elif (_isinstance(it, lists) or _type(it).__name__ == "array") and depth < DEEPEST:
                return listed(it, depth)
            else:
                json = '{"other":%s}' % _dumps(_type(it).__name__[:40])
            left -= _len(json) + 1
            return json

        return one(value, 0)

    def fault(error):
        """An error as JSON that lacks its last bracket, with the line of the learner's that it happened in."""
        try:
            out = _string()
            _print_exception(error, out)
            lines = out.getvalue().strip().split("\n")
            line = 0
            for one in lines:
                at = one.find('File "' + NAME + '", line ')
                if at >= 0:
                    digits = one[at + _len(NAME) + 14:].split(",")[0]
                    line = int(digits)
            words = lines[-1].rstrip(": ") if lines else _type(error).__name__
            if words.endswith("*x must be assignment target"):
                words += ". MicroPython cannot unpack into a list with *: write a + [b] for [*a, b]"
            return '{"error":%s' % written(words, ERROR_ROOM) + (',"line":%d' % line if line > 0 else "")
        except _exception:
            return '{"error":"an error that cannot be put into words"'

    def revived(value):
        """Arguments as calls_json writes them."""
        if _isinstance(value, list):
            return [revived(item) for item in value]
        if _isinstance(value, dict):
            if "number" in value:
                return float({"NaN": "nan", "Infinity": "inf", "-Infinity": "-inf", "-0": "-0.0"}[value["number"]])
            return revived(value["of"]) * value["repeat"]
        return value

    state = {}

    def load(source, name, no_function):
        """Runs the source. Empty if the function is there, else a reply that lacks its last bracket."""
        names = {"__name__": "answer"}
        try:
            _exec(_compile(source, NAME, "exec"), names)
        except _exception as error:
            return fault(error)
        state["function"] = names.get(name)
        return "" if _callable(names.get(name)) else '{"error":%s' % _dumps(no_function)

    def call(arguments, room, period=0):
        """One call: a reply that lacks its last bracket."""
        before, given = revived(_loads(arguments)), revived(_loads(arguments))
        try:
            value = written(state["function"](*given), room, period)
            same = given == before
        except _exception as error:
            return fault(error)
        return '{%s"value":%s' % ("" if same else '"modified":true,', value)

    return load, call


def _add_modules(texts):
    sys.path.append("/tmp")
    for name, text in texts:
        with open("/tmp/_" + name + ".py", "w") as file:
            file.write(text)
        sys.modules[name] = __import__("_" + name)
    sys.path.remove("/tmp")


# Types in annotations are not looked at; they must be there to be imported.
_TYPING = """
class _Type:
    def __getitem__(self, _):
        return self

Any = Callable = Dict = Iterable = Iterator = List = Optional = Sequence = Set = Tuple = Union = _Type()
"""

# What these ask for is there, or changes nothing of what the exercises need.
_FUTURE = "annotations = division = print_function = absolute_import = unicode_literals = None"

_add_modules([("math", _math), ("typing", _TYPING), ("__future__", _FUTURE)])
_load, _call = _make_examiner()
