# Runs mindtct on every "print FILE" of the job and bozorth3 on every "pair A B"; prints the median extraction and the mean comparison in
# microseconds, then one score a line.
import statistics
import sys
import time

import nbis

settings = nbis.NbisExtractorSettings(min_quality=0.0, get_center=False, check_fingerprint=False, compute_nfiq2=False, ppi=500.0)
extractor = nbis.new_nbis_extractor(settings)
templates, pairs, times = [], [], []
for line in open(sys.argv[1], encoding="utf-8"):
    kind, rest = line.rstrip("\n").split(" ", 1)
    if kind == "pair":
        pairs.append([int(number) for number in rest.split()])
        continue
    start = time.perf_counter()
    templates.append(extractor.extract_minutiae_from_image_file(rest))
    times.append(time.perf_counter() - start)
start = time.perf_counter()
scores = [templates[a].compare(templates[b]) for a, b in pairs]
took = time.perf_counter() - start
print(statistics.median(times) * 1e6)
print(took / max(len(pairs), 1) * 1e6)
print("\n".join(str(score) for score in scores))
