# The module math as learners know it: MicroPython's own, and what that leaves out. The examiner puts it in the place of
# the other.
from math import *


def fsum(numbers):
    """A sum that also adds what each addition loses (A. Neumaier, 1974): right to about the last digit, and quick enough
    for lists of hundreds of thousands."""
    total = lost = 0.0
    for x in numbers:
        more = total + x
        lost += total - more + x if abs(total) >= abs(x) else x - more + total
        total = more
    return total + lost if lost - lost == 0 else float(total)


def prod(numbers, start=1):
    for number in numbers:
        start *= number
    return start


def sumprod(p, q):
    if len(p) != len(q):
        raise ValueError("Inputs are not the same length")
    return fsum(a * b for a, b in zip(p, q)) if any(isinstance(x, float) for x in list(p) + list(q)) else sum(a * b for a, b in zip(p, q))


def hypot(*coordinates):
    largest = max([abs(x) for x in coordinates]) if coordinates else 0.0
    if largest == 0 or largest - largest != 0:
        return float(largest)
    return largest * sqrt(fsum((x / largest) ** 2 for x in coordinates))


def dist(p, q):
    if len(p) != len(q):
        raise ValueError("both points must have the same number of dimensions")
    return hypot(*[a - b for a, b in zip(p, q)])


def gcd(*numbers):
    divisor = 0
    for number in numbers:
        a = abs(number)
        while a:
            divisor, a = a, divisor % a
    return divisor


def lcm(*numbers):
    multiple = 1
    for number in numbers:
        if number == 0:
            return 0
        multiple = multiple * abs(number) // gcd(multiple, number)
    return multiple


def perm(n, k=None):
    if n < 0 or (k is not None and k < 0):
        raise ValueError("must be a non-negative integer")
    return prod(range(n - (n if k is None else k) + 1, n + 1)) if k is None or k <= n else 0


def comb(n, k):
    return perm(n, k) // factorial(k) if k <= n else perm(n, k)


def isqrt(n):
    if n < 0:
        raise ValueError("isqrt() argument must be nonnegative")
    root = n
    better = (root + 1) // 2
    while better < root:
        root, better = better, (better + n // better) // 2
    return root


def log1p(x):
    above = 1.0 + x
    return log(above) - ((above - 1.0) - x) / above if above > 0 and above - above == 0 else log(above)


def cbrt(x):
    root = copysign(abs(x) ** (1.0 / 3.0), x)
    return root - (root * root * root - x) / (3.0 * root * root) if root and root - root == 0 else root


def exp2(x):
    return 2.0**x


def remainder(x, y):
    rest = fmod(x, y)
    half = abs(y) / 2
    if abs(rest) > half or (abs(rest) == half and trunc((x - rest) / y) % 2):
        rest -= copysign(y, rest)
    return rest
