from scipy.stats import mannwhitneyu

from common import column, label, measure, sizes

for n in sizes:
    score = column(f"scores-decimals-{n}.score")
    event = column(f"scores-decimals-{n}.event")
    first, second = score[event == 1], score[event == 0]

    def rank_sum():
        test = mannwhitneyu(first, second, method="asymptotic", use_continuity=True)
        return {"w": test.statistic, "p": test.pvalue}

    if n > 100:
        measure("ranks", "rank-sum", n, label("scipy"), rank_sum)
