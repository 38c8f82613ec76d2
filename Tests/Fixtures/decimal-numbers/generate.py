"""Decimal texts with the bits of the nearest double, ties to even, from whole-number arithmetic.

Python's division of whole numbers is correctly rounded, and independent of any reading of text.
A text that overflows, or underflows to zero, has null.
"""
import json
import random
import struct
import sys
from fractions import Fraction

random.seed(20250101)


def value(text):
    mantissa, _, exponent = text.lower().partition("e")
    whole, _, fraction = mantissa.partition(".")
    digits = int(whole.lstrip("+-") + fraction or "0")
    power = int(exponent or "0") - len(fraction)
    power = max(-5000, min(5000, power))
    number = digits * Fraction(10) ** power
    return (-number if mantissa.startswith("-") else number), mantissa.startswith("-")


def bits(text):
    number, negative = value(text)
    try:
        nearest = number.numerator / number.denominator
    except OverflowError:
        return None
    if nearest == 0 and number != 0:
        return None
    if nearest == 0 and negative:
        nearest = -0.0
    assert nearest == float(text)
    return struct.pack(">d", nearest).hex()


def exact(number):
    """A fraction whose denominator is a power of two, written out."""
    places = number.denominator.bit_length() - 1
    digits = str(number.numerator * 5**places)
    if places == 0:
        return digits
    digits = digits.rjust(places + 1, "0")
    return digits[:-places] + "." + digits[-places:]


texts = [
    "0", "-0", "+0", "0.0", "00.00", ".0", "0.", "0e999999", "-.0e-5", "1", "+1", "-1", "007",
    ".5", "5.", "-.5", "1e0", "1E5", "1e+5", "1e-5", "1e22", "1e23", "1e-22", "1e-23",
    "9007199254740991", "9007199254740992", "9007199254740993", "9007199254740994",
    "9007199254740995", "9007199254740993.0", "9007199254740993.00000000000000000001",
    "18446744073709551615", "18446744073709551616", "9999999999999999999", "99999999999999999999",
    "1.7976931348623157e308", "1.7976931348623158e308", "1.7976931348623159e308", "1e309",
    "1e400", "-1e400", "1e999999999999", "1e-999999999999", "2.2250738585072011e-308",
    "2.2250738585072012e-308", "2.2250738585072014e-308", "4.9e-324", "5e-324", "2.5e-324",
    "2.4703282292062328e-324", "2.4703282292062327e-324", "1e-400", "6.631236846766476e-316",
    "3.237883913302901289588352412501532174863037669423108059901297049552301970670676565786835742"
    "587799557860615776559838283435514391084153169252689190564396459577394618038928365305143463955"
    "100356696665629202017331344031730044369360205258345803431471660032699580731300954848363975548"
    "690010751530018881758184174569652173110473696022749934638425380623369774736560008997404060967"
    "498028389191878963968575439222206416981462690113342524002724385941651051293552601421155333430"
    "225237291523843322331326138431477823591142408800030775170625915670728657003151953664260769822"
    "494937951845801530895238439819708403389937873241463484205608000027270531106827387907791444918"
    "534771598750162812548862768493201518991668028251730299953143924168545708663913273994694463908"
    "672332763671875e-319",
    "0.1", "0.2", "0.3", "0.7", "123456789.123456789", "1234567890123456789e-19",
    "1000000000000000000000000000000", "0.000000000000000000000000000000000000001",
    "8.41e21", "2.0e-1074", "7.2057594037927933e16", "1.00000000000000011102230246251565404",
    "1.00000000000000011102230246251565405", "1.00000000000000011102230246251565403",
]
for _ in range(600):
    digits = random.randint(1, 25)
    text = "".join(random.choice("0123456789") for _ in range(digits))
    point = random.randint(0, digits)
    if random.random() < 0.8:
        text = text[:point] + "." + text[point:]
    if random.random() < 0.3:
        text += "e" + str(random.randint(-30, 30))
    elif random.random() < 0.1:
        text += "e" + str(random.randint(-345, 315))
    texts.append(random.choice(["", "-"]) + text)
# Halfway between neighbours, exactly, and a digit off: the quotient by a power of ten.
for places in range(1, 4):
    for _ in range(60):
        # The neighbours of a number in [2^(53 - places), 2^(54 - places)) are 2^(1 - places) apart.
        half = Fraction(2 * random.randint(2**52, 2**53 - 1) + 1, 2**places)
        text = exact(half)
        texts += [text, text[:-1] + str(int(text[-1]) - 1), text[:-1] + str(int(text[-1]) + 1)]
# Halfway by a product with a power of ten.
for power in range(1, 20):
    for _ in range(6):
        low, high = -(-(2**53) // 5**power), (2**54 - 1) // 5**power
        odd = random.randint(low, high) | 1
        if odd > high:
            continue
        shift = random.randint(0, 64 - odd.bit_length())
        whole = odd << shift
        for near in (whole - 1, whole, whole + 1):
            if 0 < near < 2**64:
                texts.append(f"{near}e{power}")
# Halfway between random neighbours of any size, written out.
for _ in range(60):
    pattern = random.randint(1, 0x7FEFFFFFFFFFFFFF)
    lower = struct.unpack(">d", struct.pack(">Q", pattern))[0]
    upper = struct.unpack(">d", struct.pack(">Q", pattern + 1))[0]
    if not 1e-60 < lower < 1e60:
        lower, upper = 1 + random.random(), None
        upper = struct.unpack(">d", struct.pack(">Q", struct.unpack(
            ">Q", struct.pack(">d", lower))[0] + 1))[0]
    text = exact((Fraction(lower) + Fraction(upper)) / 2)
    texts.append(text)
    if "." in text:
        texts += [text + "1", text[:-1] + "4999"]

cases = [{"text": text, "bits": bits(text)} for text in texts]
with open("expected.json", "w") as file:
    json.dump({"python": sys.version.split()[0], "cases": cases}, file, indent=0)
    file.write("\n")
