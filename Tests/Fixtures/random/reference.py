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
