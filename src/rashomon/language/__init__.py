"""The pretrained parts behind small functions.

pipeline: the spaCy parse. encoder: sentence vectors. entailment: does a passage support a claim. detect: which
language a text is in. manifest: what the shipped models are and whether they are whole. Nothing is loaded on import.
"""
