"""SplitMix64 and xoshiro256** from the definitions of their authors.

https://prng.di.unimi.it/splitmix64.c, https://prng.di.unimi.it/xoshiro256starstar.c
"""

MASK = (1 << 64) - 1


def splitmix64(seed):
    while True:
        seed = (seed + 0x9E3779B97F4A7C15) & MASK
        z = seed
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        yield z ^ (z >> 31)


def rotl(x, k):
    return ((x << k) & MASK) | (x >> (64 - k))


def xoshiro256starstar(s):
    s = list(s)
    while True:
        yield (rotl((s[1] * 5) & MASK, 7) * 9) & MASK
        t = (s[1] << 17) & MASK
        s[2] ^= s[0]
        s[3] ^= s[1]
        s[1] ^= s[2]
        s[0] ^= s[3]
        s[2] ^= t
        s[3] = rotl(s[3], 45)


def take(generator, count):
    return [next(generator) for _ in range(count)]


def lemire(generator, bound):
    """An unbiased integer below bound: Lemire 2019, algorithm 5."""
    product = next(generator) * bound
    while (product & MASK) < (1 << 64) % bound:
        product = next(generator) * bound
    return product >> 64


def binomial(generator, trials, favourable, total):
    """Trials decided by the binary digits of favourable / total, one fair coin a digit."""
    if favourable >= total:
        return trials
    undecided, remainder, successes = trials, favourable, 0
    while undecided > 0 and remainder > 0:
        ones, left = 0, undecided
        while left >= 64:
            ones += bin(next(generator)).count("1")
            left -= 64
        if left > 0:
            ones += bin(next(generator) >> (64 - left)).count("1")
        digit, remainder = divmod(2 * remainder, total)
        if digit:
            successes += undecided - ones
            undecided = ones
        else:
            undecided -= ones
    return successes


def multinomial(generator, trials, sizes):
    """The first half of the cells against the second, then each half in turn."""
    if len(sizes) == 1 or trials == 0:
        return [trials] + [0] * (len(sizes) - 1)
    middle = len(sizes) // 2
    first = binomial(generator, trials, sum(sizes[:middle]), sum(sizes))
    left = multinomial(generator, first, sizes[:middle])
    return left + multinomial(generator, trials - first, sizes[middle:])


def shuffled(generator, elements):
    """Durstenfeld 1964: an element of the rest is exchanged with the last of the rest."""
    elements = list(elements)
    for rest in range(len(elements), 1, -1):
        chosen = lemire(generator, rest)
        elements[chosen], elements[rest - 1] = elements[rest - 1], elements[chosen]
    return elements


def sample(generator, count, total):
    """The elements that the first steps of a shuffle put last."""
    elements = list(range(total))
    drawn = []
    for rest in range(total, total - count, -1):
        chosen = lemire(generator, rest)
        drawn.append(elements[chosen])
        elements[chosen] = elements[rest - 1]
    return drawn
