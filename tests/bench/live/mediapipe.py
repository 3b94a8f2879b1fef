"""MediaPipe on the same stream: decoding, face mesh with irises in every frame, the person's mask in every fifth.

Frames are the files of the folder given, in the order of their names. Prints frames, seconds of processor, seconds, faces found.
"""
import glob
import os
import sys
import time

os.environ["GLOG_minloglevel"] = "3"
if hasattr(os, "sched_setaffinity"):
    os.sched_setaffinity(0, {sorted(os.sched_getaffinity(0))[0]})

import cv2
import mediapipe
import numpy

cv2.setNumThreads(1)
frames = [open(name, "rb").read() for name in sorted(glob.glob(sys.argv[1] + "/*.jpg"))]
mesh = mediapipe.solutions.face_mesh.FaceMesh(static_image_mode=False, max_num_faces=1, refine_landmarks=True)
mask = mediapipe.solutions.selfie_segmentation.SelfieSegmentation(model_selection=0)


def look(number, file):
    picture = cv2.imdecode(numpy.frombuffer(file, numpy.uint8), cv2.IMREAD_COLOR)
    height, width = picture.shape[:2]
    across = height * 3 // 4
    left = (width - across) // 2
    view = cv2.cvtColor(picture[:, left : left + across], cv2.COLOR_BGR2RGB)
    if number % 5 == 0:
        mask.process(view)
    return mesh.process(view).multi_face_landmarks is not None


for number, file in enumerate(frames[:10]):
    look(number, file)
began, clock = time.process_time(), time.perf_counter()
found = sum(look(number, file) for number, file in enumerate(frames))
print(len(frames), time.process_time() - began, time.perf_counter() - clock, found)
