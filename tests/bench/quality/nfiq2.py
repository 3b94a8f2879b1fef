# The NFIQ 2 score of every file named in the list, one a line, nothing where it refuses; before them the median time in microseconds.
import statistics
import sys
import time

import nbis

settings = nbis.NbisExtractorSettings(min_quality=0.0, get_center=False, check_fingerprint=False, compute_nfiq2=True, ppi=500.0)
extractor = nbis.new_nbis_extractor(settings)
scores, times = [], []
for line in open(sys.argv[1], encoding="utf-8"):
    start = time.perf_counter()
    try:
        scores.append(extractor.extract_minutiae_from_image_file(line.rstrip("\n")).quality().score)
    except Exception:
        scores.append("")
    times.append(time.perf_counter() - start)
print(statistics.median(times) * 1e6)
print("\n".join(str(score) for score in scores))
