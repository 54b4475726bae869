import { addressOf, cellArea, type Comment, type CommentReply, quotedSheet, type Sheet } from '../../model';
import type { Host } from '../host';
import { HostError } from '../host-error';
import { type Argument, type HostObject, hostObject, type ObjectType } from '../object-type';
import { registrations } from './event-members';
import { boolean, fields, integer, text } from './input';
import { rangeOf } from './ranges/lookup';

/** The comments of a sheet, or of all. */
interface CommentsScope {
  readonly sheets: () => readonly Sheet[];
  /** Where their events are told: the sheet's id, or `Workbook`. */
  readonly eventTarget: string;
}

interface CommentOfSheet {
  readonly sheet: Sheet;
  readonly id: string;
}

interface ReplyOfComment extends CommentOfSheet {
  readonly replyId: string;
}

function commentNow({ sheet, id }: CommentOfSheet): Comment {
  const found = sheet.comments.find(id);
  if (found === undefined) throw new HostError('ItemNotFound');
  return found;
}

function replyNow(target: ReplyOfComment): CommentReply {
  const found = commentNow(target).replies.find(({ id }) => id === target.replyId);
  if (found === undefined) throw new HostError('ItemNotFound');
  return found;
}

/** A comment's words: plain, or a `CommentRichContent` of which the mentions are only text here. */
const contentOf = (value: Argument | undefined) =>
  typeof value === 'object' && value !== null ? text(fields(value)['richContent']) : text(value);

const location = (target: CommentOfSheet, _: unknown, host: Host) => {
  const { row, column } = commentNow(target);
  return host.range(host.cells(target.sheet.id, cellArea(row, column)));
};

const changeReplies = (target: CommentOfSheet, change: (replies: readonly CommentReply[]) => readonly CommentReply[]) =>
  target.sheet.comments.change(target.id, { replies: change(commentNow(target).replies) });

export const replyType: ObjectType<ReplyOfComment> = {
  name: 'CommentReply',
  identify: ({ replyId }) => replyId,
  properties: {
    Id: { get: ({ replyId }) => replyId },
    AuthorName: { get: (target) => replyNow(target).author },
    AuthorEmail: { get: () => '' },
    Content: {
      get: (target) => replyNow(target).text,
      set: (target, content) => {
        const words = contentOf(content);
        changeReplies(target, (replies) =>
          replies.map((reply) => (reply.id === target.replyId ? { ...reply, text: words } : reply)),
        );
      },
    },
    CreationDate: { get: (target) => replyNow(target).created },
    Resolved: { get: (target) => commentNow(target).resolved },
  },
  methods: {
    Delete: (target) => {
      replyNow(target);
      changeReplies(target, (replies) => replies.filter(({ id }) => id !== target.replyId));
    },
    GetLocation: location,
    GetParentComment: ({ sheet, id }) => hostObject(commentType, { sheet, id }),
  },
};

const findReply = (target: CommentOfSheet, key: Argument | undefined) => {
  const found = commentNow(target).replies.find(({ id }) => id === text(key));
  return found === undefined ? null : hostObject(replyType, { ...target, replyId: found.id });
};

export const replyCollectionType: ObjectType<CommentOfSheet> = {
  name: 'CommentReplyCollection',
  collection: {
    itemType: () => replyType,
    items: (target) => commentNow(target).replies.map(({ id }) => hostObject(replyType, { ...target, replyId: id })),
    find: findReply,
  },
  methods: {
    Add: (target, [content], host) => {
      const { replies } = commentNow(target);
      const replyId = `${target.id}-${host.newId()}`;
      const reply = { id: replyId, text: contentOf(content), author: host.workbook.author, created: host.now() };
      target.sheet.comments.change(target.id, { replies: [...replies, reply] });
      return hostObject(replyType, { ...target, replyId });
    },
    GetCount: (target) => commentNow(target).replies.length,
    GetItemAt: (target, [index]) => {
      const found = commentNow(target).replies[integer(index)];
      if (found === undefined) throw new HostError('InvalidArgument');
      return hostObject(replyType, { ...target, replyId: found.id });
    },
    GetItemOrNullObject: (target, [key]) => findReply(target, key),
  },
};

export const commentType: ObjectType<CommentOfSheet> = {
  name: 'Comment',
  identify: ({ id }) => id,
  properties: {
    Id: { get: ({ id }) => id },
    AuthorName: { get: (target) => commentNow(target).author },
    AuthorEmail: { get: () => '' },
    Content: {
      get: (target) => commentNow(target).text,
      set: (target, content) => target.sheet.comments.change(target.id, { text: contentOf(content) }),
    },
    CreationDate: { get: (target) => commentNow(target).created },
    Resolved: {
      get: (target) => commentNow(target).resolved,
      set: (target, resolved) => target.sheet.comments.change(target.id, { resolved: boolean(resolved) }),
    },
  },
  navigations: { Replies: (target) => hostObject(replyCollectionType, target) },
  methods: {
    Delete: (target) => {
      commentNow(target);
      target.sheet.comments.remove(target.id);
    },
    GetLocation: location,
  },
};

const all = ({ sheets }: CommentsScope) =>
  sheets().flatMap((sheet) => sheet.comments.list().map((comment) => ({ sheet, comment })));

const objectOf = ({ sheet, comment }: { readonly sheet: Sheet; readonly comment: Comment }) =>
  hostObject(commentType, { sheet, id: comment.id });

function must(found: ReturnType<typeof all>[number] | undefined): HostObject {
  if (found === undefined) throw new HostError('ItemNotFound');
  return objectOf(found);
}

const find = (scope: CommentsScope, key: Argument | undefined) => {
  const found = all(scope).find(({ comment }) => comment.id === text(key));
  return found === undefined ? null : objectOf(found);
};

export const commentCollectionType: ObjectType<CommentsScope> = {
  name: 'CommentCollection',
  collection: { itemType: () => commentType, items: (scope) => all(scope).map(objectOf), find },
  methods: {
    Add: (scope, [cell, content], host) => {
      const { sheet, area } = rangeOf(host, cell, scope.sheets().length === 1 ? scope.sheets()[0] : undefined);
      if (area.rows !== 1 || area.columns !== 1) throw new HostError('InvalidArgument');
      if (sheet.comments.list().some(({ row, column }) => row === area.row && column === area.column)) {
        throw new HostError('InvalidOperation', {
          message: `${quotedSheet(sheet.name)}!${addressOf(area)} has a comment already.`,
        });
      }
      const { row, column } = area;
      const comment = sheet.comments.add({
        row,
        column,
        text: contentOf(content),
        author: host.workbook.author,
        created: host.now(),
        resolved: false,
        replies: [],
      });
      return objectOf({ sheet, comment });
    },
    GetCount: (scope) => all(scope).length,
    GetItemAt: (scope, [index]) => {
      const found = all(scope)[integer(index)];
      if (found === undefined) throw new HostError('InvalidArgument');
      return objectOf(found);
    },
    GetItemByCell: (scope, [cell], host) => {
      const { sheetId, area } = rangeOf(host, cell, scope.sheets()[0]);
      return must(
        all(scope).find(
          ({ sheet, comment }) => sheet.id === sheetId && comment.row === area.row && comment.column === area.column,
        ),
      );
    },
    GetItemByReplyId: (scope, [replyId]) =>
      must(all(scope).find(({ comment }) => comment.replies.some(({ id }) => id === text(replyId)))),
    GetItemOrNullObject: (scope, [key]) => find(scope, key),
    ...registrations<CommentsScope>(({ eventTarget }) => eventTarget, {
      AddedEvent: 'commentAdded',
      ChangedEvent: 'commentChanged',
      DeletedEvent: 'commentDeleted',
    }),
  },
};
