from scipy.stats import fisher_exact, ks_2samp, mannwhitneyu, wilcoxon
from scipy.stats.contingency import odds_ratio

from common import column, label, measure

scipy = label("scipy")
for n in [50, 100]:
    first = column(f"exact-distinct-{n}.first")
    second = column(f"exact-distinct-{n}.second")

    def rank_sum():
        return {"p": mannwhitneyu(first, second, method="exact").pvalue}

    def smirnov():
        return {"p": ks_2samp(first, second, alternative="less", method="exact").pvalue}

    measure("exact", "rank-sum-distinct", 2 * n, scipy, rank_sum)
    measure("exact", "smirnov-distinct", 2 * n, scipy, smirnov)

difference = column("exact-distinct.difference")


def signed_rank():
    return {"p": wilcoxon(difference, method="exact").pvalue}


def fisher():  # the interval is left out: ours is that of the two-sided test, this one central
    counts = [[210, 190], [170, 230]]
    estimate = odds_ratio(counts, kind="conditional").statistic
    return {"p": fisher_exact(counts).pvalue, "odds": estimate}


measure("exact", "signed-rank-distinct", 200, scipy, signed_rank)
measure("exact", "fisher-conditional", 800, scipy, fisher)
