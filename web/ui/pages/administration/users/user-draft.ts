import type { CreateUserRequest, UpdateUserRequest, UserRow } from '#contract/users';

export type RoleGrant = CreateUserRequest['roles'][number];

/** What the form holds while it is filled. */
export interface UserDraft {
  readonly lastName: string;
  readonly firstName: string;
  readonly middleName: string;
  readonly post: string;
  readonly login: string;
  readonly password: string;
  readonly centreId: string | null;
  readonly isSpecialist: boolean;
  readonly isActive: boolean;
  readonly roles: readonly RoleGrant[];
}

export function draftOf(user: UserRow | undefined): UserDraft {
  return {
    lastName: user?.lastName ?? '',
    firstName: user?.firstName ?? '',
    middleName: user?.middleName ?? '',
    post: user?.post ?? '',
    login: user?.login ?? '',
    password: '',
    centreId: user?.centre?.id ?? null,
    isSpecialist: user?.isSpecialist ?? false,
    isActive: user?.isActive ?? true,
    roles: (user?.roles ?? []).map(({ role, centre, unit }) => ({
      role,
      centreId: centre?.id ?? null,
      unitId: unit?.id ?? null,
    })),
  };
}

function commonFields(draft: UserDraft) {
  const middleName = draft.middleName.trim();
  return {
    lastName: draft.lastName,
    firstName: draft.firstName,
    middleName: middleName === '' ? null : middleName,
    post: draft.post,
    centreId: draft.centreId,
    isSpecialist: draft.isSpecialist,
    roles: [...draft.roles],
  };
}

export function toCreateRequest(draft: UserDraft): CreateUserRequest {
  return { ...commonFields(draft), login: draft.login, password: draft.password };
}

/** An empty password field leaves the password as it is. */
export function toUpdateRequest(draft: UserDraft, version: number): UpdateUserRequest {
  return {
    ...commonFields(draft),
    isActive: draft.isActive,
    version,
    ...(draft.password === '' ? {} : { newPassword: draft.password }),
  };
}
