"""An interactive softmax visualizer: drag a logit, see every probability move."""
