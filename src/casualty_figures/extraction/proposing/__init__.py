"""Figures that a model behind an OpenAI-compatible endpoint proposes and the text bears out. Off by default.

extractor.ModelExtractor   the extractor
settings.ModelSettings     which model, where, and how long we wait; imported on its own, since it is light
"""
