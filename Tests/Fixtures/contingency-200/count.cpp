// The probability of all 4 x 5 tables with the margins of one, of those that are more probable.
//
// Every table is two halves of two lines. Halves are enumerated, put in order of cost and walked
// against each other: what is summed is 1 / prod(cell!) of the tables whose product of factorials
// is smaller than the observed one, in 113-bit significands; p is 1 minus that. Costs are logarithms
// of the products in 128-bit fixed point, each the sum of the logarithms of its prime factors, so
// that equal products are equal. The only thing left out are pairs of halves whose least costs
// together are that of the observed table or more.
//
// Reads "rows columns cells ..." a line, writes p a line. Build: g++ -O2 -std=gnu++17 count.cpp -lquadmath
#include <quadmath.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

using Cost = __int128;
using Five = std::array<int, 5>;
struct Way { Cost cost; __float128 mass; };

static std::vector<Cost> costs;           // of k!
static std::vector<__float128> inverses; // 1 / k!
static __float128 factorial(int n) {
  __float128 product = 1;
  for (int k = 2; k <= n; k++) product *= k;
  return product;
}

static void prepare(int n) {
  std::vector<Cost> number(n + 2, 0);
  costs.assign(1, 0);
  inverses.assign(1, 1);
  for (int k = 1; k <= n; k++) {
    int rest = k;
    Cost sum = 0;
    for (int p = 2; p <= rest; p++)
      while (rest % p == 0) {
        if (p == k) sum += (Cost)rintq(logq((__float128)p) * 0x1p100Q);
        else sum += number[p];
        rest /= p;
      }
    number[k] = sum;
    costs.push_back(costs.back() + sum);
    inverses.push_back(1 / factorial(k));
  }
}

struct Half {
  int one, other;                          // the sizes of its lines
  // The least cost of splitting v: costs are convex, so record by record where it costs least.
  Cost least(const Five &v) const {
    Five x{};
    for (int i = 0; i < one; i++) {
      int best = -1;
      Cost step = 0;
      for (int j = 0; j < 5; j++) {
        if (x[j] == v[j]) continue;
        Cost s = costs[x[j] + 1] - costs[x[j]] + costs[v[j] - x[j] - 1] - costs[v[j] - x[j]];
        if (best < 0 || s < step) best = j, step = s;
      }
      x[best]++;
    }
    Cost sum = 0;
    for (int j = 0; j < 5; j++) sum += costs[x[j]] + costs[v[j] - x[j]];
    return sum;
  }
  void fill(const Five &v, int j, int rest, Cost cost, __float128 mass, Cost limit,
            const std::array<Cost, 6> &free, std::vector<Way> &ways) const {
    if (cost + free[j] >= limit) return;
    if (j == 4) {
      if (rest > v[4]) return;
      Cost whole = cost + costs[rest] + costs[v[4] - rest];
      if (whole < limit) ways.push_back({whole, mass * inverses[rest] * inverses[v[4] - rest]});
      return;
    }
    for (int x = 0; x <= std::min(rest, v[j]); x++)
      fill(v, j + 1, rest - x, cost + costs[x] + costs[v[j] - x],
           mass * inverses[x] * inverses[v[j] - x], limit, free, ways);
  }
  std::vector<Way> list(const Five &v, Cost limit) const {
    std::array<Cost, 6> free{};
    for (int j = 4; j >= 0; j--) free[j] = free[j + 1] + costs[v[j] / 2] + costs[v[j] - v[j] / 2];
    std::vector<Way> ways;
    fill(v, 0, one, 0, 1, limit, free, ways);
    std::sort(ways.begin(), ways.end(), [](const Way &a, const Way &b) { return a.cost < b.cost; });
    return ways;
  }
};

struct Nodes {
  std::map<Five, int> numbers;
  std::vector<Five> all;
  std::vector<Cost> least, limit;
  int find(Five v, const Half &half) {
    std::sort(v.begin(), v.end());
    auto [place, isNew] = numbers.emplace(v, (int)all.size());
    if (isNew) {
      all.push_back(v);
      least.push_back(half.least(v));
      limit.push_back(-1);
    }
    return place->second;
  }
};

static __float128 solve(const std::vector<int> &r, const Five &v, Cost observed) {
  Half first{r[0], r[1]}, second{r[2], r[3]};
  Nodes ones, others;
  std::map<std::pair<int, int>, int> edges;
  int size = r[0] + r[1];
  Five x;
  for (x[0] = 0; x[0] <= v[0]; x[0]++)
    for (x[1] = 0; x[1] <= v[1]; x[1]++)
      for (x[2] = 0; x[2] <= v[2]; x[2]++)
        for (x[3] = 0; x[3] <= v[3]; x[3]++) {
          x[4] = size - x[0] - x[1] - x[2] - x[3];
          if (x[4] < 0 || x[4] > v[4]) continue;
          Five y;
          for (int j = 0; j < 5; j++) y[j] = v[j] - x[j];
          int a = ones.find(x, first), b = others.find(y, second);
          if (ones.least[a] + others.least[b] >= observed) continue;
          edges[{a, b}]++;
          ones.limit[a] = std::max(ones.limit[a], observed - others.least[b]);
          others.limit[b] = std::max(others.limit[b], observed - ones.least[a]);
        }
  std::vector<std::vector<Way>> lists(others.all.size());
  for (size_t b = 0; b < lists.size(); b++) {
    if (others.limit[b] < 0) continue;
    lists[b] = second.list(others.all[b], others.limit[b]);
    __float128 sum = 0;  // the mass of each way and all before it
    for (Way &way : lists[b]) way.mass = sum += way.mass;
  }
  __float128 less = 0;
  int last = -1;
  std::vector<Way> ways;
  for (const auto &[edge, count] : edges) {
    if (edge.first != last) {
      last = edge.first;
      ways = first.list(ones.all[last], ones.limit[last]);
    }
    const std::vector<Way> &list = lists[edge.second];
    size_t end = list.size();
    __float128 sum = 0;
    for (const Way &way : ways) {
      while (end > 0 && way.cost + list[end - 1].cost >= observed) end--;
      if (end == 0) break;
      sum += way.mass * list[end - 1].mass;
    }
    less += (__float128)sum * count;
  }
  __float128 scale = 1;
  int n = 0;
  for (int k : r) scale *= factorial(k), n += k;
  for (int k : v) scale *= factorial(k);
  return 1 - less * (scale / factorial(n));
}

int main() {
  std::string line;
  while (std::getline(std::cin, line)) {
    std::istringstream in(line);
    int rows, columns;
    in >> rows >> columns;
    std::vector<int> r(rows), c(columns), cells(rows * columns);
    int n = 0;
    for (int i = 0; i < rows * columns; i++) {
      in >> cells[i];
      r[i / columns] += cells[i], c[i % columns] += cells[i], n += cells[i];
    }
    prepare(n);
    Cost observed = 0;
    for (int k : cells) observed += costs[k];
    if (rows == 5) std::swap(r, c);
    Five v;
    std::copy(c.begin(), c.end(), v.begin());
    char text[64];
    quadmath_snprintf(text, sizeof text, "%.20Qg", solve(r, v, observed));
    std::printf("%s\n", text);
    std::fflush(stdout);
  }
}
