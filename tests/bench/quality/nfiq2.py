# What NFIQ 2 says of every file named in the list, one a line: the score and each measure as name=value, nothing where it refuses. Before them the
# median time in microseconds.
import statistics
import sys
import time

import nbis

settings = nbis.NbisExtractorSettings(min_quality=0.0, get_center=False, check_fingerprint=False, compute_nfiq2=True, ppi=500.0)
extractor = nbis.new_nbis_extractor(settings)
lines, times = [], []
for line in open(sys.argv[1], encoding="utf-8"):
    start = time.perf_counter()
    try:
        said = extractor.extract_minutiae_from_image_file(line.rstrip("\n")).quality()
        lines.append(" ".join([str(said.score)] + [f"{measure.name}={measure.value!r}" for measure in said.features]))
    except Exception:
        lines.append("")
    times.append(time.perf_counter() - start)
print(statistics.median(times) * 1e6)
print("\n".join(lines))
