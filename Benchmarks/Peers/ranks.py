from scipy.stats import kendalltau, mannwhitneyu, pearsonr, ttest_ind, ttest_rel, wilcoxon

from common import column, label, measure, sizes

for n in sizes:
    score = column(f"scores-decimals-{n}.score")
    event = column(f"scores-decimals-{n}.event")
    first, second = score[event == 1], score[event == 0]

    def rank_sum():
        test = mannwhitneyu(first, second, method="asymptotic", use_continuity=True)
        return {"w": test.statistic, "p": test.pvalue}

    if n == 100:
        continue
    measure("ranks", "rank-sum", n, label("scipy"), rank_sum)
    before = column(f"paired-{n}.before")
    after = column(f"paired-{n}.after")

    def signed_rank():
        test = wilcoxon(after, before, method="asymptotic", correction=False)
        return {"p": test.pvalue}

    def paired_t():
        test = ttest_rel(after, before)
        return {"t": test.statistic, "p": test.pvalue}

    def welch():
        test = ttest_ind(before, after, equal_var=False)
        return {"t": test.statistic, "p": test.pvalue}

    side = label("scipy")
    measure("ranks", "signed-rank", n, side, signed_rank)
    measure("ranks", "paired-t", n, side, paired_t)
    measure("ranks", "welch", n, side, welch)
    measure("ranks", "pearson", n, side, lambda: {"r": pearsonr(before, after).statistic})
    measure("ranks", "kendall", n, side, lambda: {"tau": kendalltau(before, after).statistic})
