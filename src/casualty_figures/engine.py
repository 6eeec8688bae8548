"""From bytes to figures: the stages in their order, without a flow."""
